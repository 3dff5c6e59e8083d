import { appOf } from "../auth/actor.ts";
import { countedPageReply, pageReply } from "../http/pagination.ts";
import { numberParam, textParam } from "../http/parameters.ts";
import { complete, type Reply, reply } from "../http/reply.ts";
import type { App } from "../world/app.ts";
import type { CheckRun, CheckSuite } from "../world/check.ts";
import { type CheckRunFields, createCheckRun, findCheckRun, updateCheckRun } from "../world/check-runs.ts";
import { newestRuns, rerequestRun } from "../world/check-suites.ts";
import { Refusal, unprocessable } from "../world/refusal.ts";
import type { Repository } from "../world/repository.ts";
import { findCommit } from "../world/revisions.ts";
import { writerOf } from "./pull-requests.ts";
import { type Exchange, type RepositoryExchange, type Route, repositoryRoute } from "./route.ts";

export const checkRoutes: readonly Route[] = [
  repositoryRoute("POST", "/check-runs", { checks: "write" }, (exchange) => {
    const app = checkingApp(exchange);
    const run = createCheckRun(exchange.world, exchange.repository, app, fieldsOf(exchange));
    return reply(201, exchange.show.checks.run(run));
  }),
  repositoryRoute("GET", "/check-runs/{check_run_id}", { checks: "read" }, (exchange) =>
    reply(200, exchange.show.checks.run(runOf(exchange))),
  ),
  repositoryRoute("PATCH", "/check-runs/{check_run_id}", { checks: "write" }, (exchange) => {
    const run = runOf(exchange);
    updateCheckRun(exchange.world, run, checkingApp(exchange), fieldsOf(exchange));
    return reply(200, exchange.show.checks.run(run));
  }),
  repositoryRoute("GET", "/check-runs/{check_run_id}/annotations", { checks: "read" }, (exchange) => {
    const { suite, annotations } = runOf(exchange);
    return pageReply(exchange, annotations, (annotation) => ({
      blob_href: exchange.show.commits.blobPage(exchange.repository, suite.headSha, annotation.path),
      start_column: null,
      end_column: null,
      title: null,
      raw_details: null,
      ...annotation,
    }));
  }),
  repositoryRoute("POST", "/check-runs/{check_run_id}/rerequest", { checks: "write" }, (exchange) => {
    const checkRun = runOf(exchange);
    rerequestRun(exchange.world, checkRun, writerOf(exchange));
    return complete(201, {});
  }),
  repositoryRoute("GET", "/commits/{ref}/check-runs", { checks: "read" }, (exchange) => {
    const suites = suitesAt(exchange.repository, textParam(exchange.params, "ref"), exchange.query.get("app_id"));
    return listRuns(exchange, suites);
  }),
];

/** The suites on a commit, of one App where asked. */
export function suitesAt(repository: Repository, ref: string, appId: string | null): CheckSuite[] {
  const sha = findCommit(repository, ref);
  if (sha === null) throw unprocessable(`No commit found for SHA: ${ref}`);
  return repository.checkSuites.filter(
    (suite) => suite.headSha === sha && (appId === null || suite.app.id === Number(appId)),
  );
}

/** Runs of some suites, newest first; by default only the newest of each name. */
export function listRuns(exchange: RepositoryExchange, suites: readonly CheckSuite[]): Reply {
  const { query, show } = exchange;
  const name = query.get("check_name");
  const status = query.get("status");
  const runs = suites
    .flatMap((suite) => (query.get("filter") === "all" ? suite.runs : newestRuns(suite)))
    .filter((run) => (name === null || run.name === name) && (status === null || run.status === status))
    .toSorted((a, b) => b.id - a.id);
  return countedPageReply(exchange, "check_runs", runs, (run) => show.checks.run(run));
}

function runOf({ repository, params }: RepositoryExchange): CheckRun {
  return findCheckRun(repository, numberParam(params, "check_run_id"));
}

/** Only Apps write checks, whatever a person may do in the repository. */
function checkingApp({ actor }: Exchange): App {
  const app = appOf(actor);
  if (app === null) throw new Refusal(403, "You must authenticate via a GitHub App.");
  return app;
}

/** The official schema has been held to the body before it comes here. */
function fieldsOf({ body }: Exchange): CheckRunFields {
  return body as CheckRunFields;
}

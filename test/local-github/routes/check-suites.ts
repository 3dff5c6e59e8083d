import { countedPageReply } from "../http/pagination.ts";
import { numberParam, textParam } from "../http/parameters.ts";
import { complete, reply } from "../http/reply.ts";
import type { Representations } from "../representations/representations.ts";
import type { CheckSuite } from "../world/check.ts";
import { rerequestSuite } from "../world/check-suites.ts";
import { notFound } from "../world/refusal.ts";
import { listRuns, suitesAt } from "./checks.ts";
import { writerOf } from "./pull-requests.ts";
import { type RepositoryExchange, type Route, repositoryRoute } from "./route.ts";

export const checkSuiteRoutes: readonly Route[] = [
  repositoryRoute("GET", "/commits/{ref}/check-suites", { checks: "read" }, (exchange) => {
    const { query, params, repository, show } = exchange;
    const suites = suitesAt(repository, textParam(params, "ref"), query.get("app_id"));
    const name = query.get("check_name");
    const named = suites.filter((suite) => name === null || suite.runs.some((run) => run.name === name));
    return countedPageReply(exchange, "check_suites", named, (suite) => viewOf(show, suite));
  }),
  repositoryRoute("GET", "/check-suites/{check_suite_id}", { checks: "read" }, (exchange) =>
    reply(200, viewOf(exchange.show, suiteOf(exchange))),
  ),
  repositoryRoute("GET", "/check-suites/{check_suite_id}/check-runs", { checks: "read" }, (exchange) =>
    listRuns(exchange, [suiteOf(exchange)]),
  ),
  repositoryRoute("POST", "/check-suites/{check_suite_id}/rerequest", { checks: "write" }, (exchange) => {
    rerequestSuite(exchange.world, suiteOf(exchange), writerOf(exchange));
    return complete(201, {});
  }),
];

function suiteOf({ repository, params }: RepositoryExchange): CheckSuite {
  const id = numberParam(params, "check_suite_id");
  const suite = repository.checkSuites.find((candidate) => candidate.id === id);
  if (suite === undefined) throw notFound();
  return suite;
}

function viewOf(show: Representations, suite: CheckSuite): Record<string, unknown> {
  return {
    ...show.checks.suite(suite),
    repository: show.repositories.repository(suite.repository),
    head_commit: show.commits.brief(suite.repository, suite.headSha),
  };
}

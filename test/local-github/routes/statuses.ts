import { page, pageReply } from "../http/pagination.ts";
import { optionalText, textField, textParam } from "../http/parameters.ts";
import { type Reply, reply } from "../http/reply.ts";
import { createStatus, currentStatuses, type StatusState, statusesOf } from "../world/commit-status.ts";
import { notFound, unprocessable } from "../world/refusal.ts";
import { findCommit } from "../world/revisions.ts";
import { writerOf } from "./pull-requests.ts";
import { type RepositoryExchange, type Route, repositoryRoute } from "./route.ts";

export const statusRoutes: readonly Route[] = [
  repositoryRoute("GET", "/commits/{ref}/status", { statuses: "read" }, readCombined),
  repositoryRoute("GET", "/commits/{ref}/statuses", { statuses: "read" }, (exchange) =>
    pageReply(exchange, statusesOf(exchange.repository, commitOf(exchange)), (status) =>
      exchange.show.statuses.status(exchange.repository, status),
    ),
  ),
  repositoryRoute("POST", "/statuses/{sha}", { statuses: "write" }, create),
];

function commitOf({ repository, params }: RepositoryExchange): string {
  const sha = findCommit(repository, textParam(params, "ref"));
  if (sha === null) throw notFound();
  return sha;
}

function readCombined(exchange: RepositoryExchange): Reply {
  const { repository, show } = exchange;
  const sha = commitOf(exchange);
  const statuses = currentStatuses(repository, sha);
  const shown = page(exchange, statuses);
  const view = show.statuses.combined(repository, sha, statuses);
  return reply(
    200,
    { ...view, statuses: shown.items.map((each) => show.statuses.brief(repository, each)) },
    shown.headers,
  );
}

const states: readonly string[] = ["error", "failure", "pending", "success"] satisfies StatusState[];

function isState(text: string): text is StatusState {
  return states.includes(text);
}

function create(exchange: RepositoryExchange): Reply {
  const { world, repository, params, body, show } = exchange;
  const state = textField(body, "state");
  if (!isState(state)) throw unprocessable("Validation Failed");
  const status = createStatus(world, repository, {
    sha: textParam(params, "sha"),
    state,
    context: optionalText(body, "context") ?? "default",
    description: optionalText(body, "description") ?? null,
    targetUrl: optionalText(body, "target_url") ?? null,
    creator: writerOf(exchange),
  });
  return reply(201, show.statuses.status(repository, status));
}

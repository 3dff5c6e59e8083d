import { accountOf } from "../auth/actor.ts";
import { pageReply } from "../http/pagination.ts";
import { numberParam, optionalText, textField } from "../http/parameters.ts";
import { complete, type Reply, reply } from "../http/reply.ts";
import type { PullRequest } from "../world/issue.ts";
import { editPullRequest, findHead, openPullRequest, reopenPullRequest } from "../world/issues.ts";
import { type MergeMethod, mergePullRequest } from "../world/merge.ts";
import { closePullRequest } from "../world/move-branch.ts";
import { changedFiles, commitsOf } from "../world/pull-request-changes.ts";
import { notFound, Refusal } from "../world/refusal.ts";
import { findPullRequest, pullRequestsOf } from "../world/revisions.ts";
import type { User } from "../world/user.ts";
import { type RepositoryExchange, type Route, repositoryRoute } from "./route.ts";

/** GitHub lists no more files, however many there are. */
const maxFiles = 3000;

export const pullRequestRoutes: readonly Route[] = [
  repositoryRoute("GET", "/pulls", { pull_requests: "read" }, list),
  repositoryRoute("POST", "/pulls", { pull_requests: "write" }, create, "read"),
  repositoryRoute("GET", "/pulls/{pull_number}", { pull_requests: "read" }, (exchange) =>
    reply(200, exchange.show.pullRequests.full(pullOf(exchange))),
  ),
  repositoryRoute("PATCH", "/pulls/{pull_number}", { pull_requests: "write" }, update, "triage"),
  repositoryRoute("GET", "/pulls/{pull_number}/files", { pull_requests: "read" }, (exchange) => {
    const request = pullOf(exchange);
    return pageReply(exchange, changedFiles(request).slice(0, maxFiles), (change) =>
      exchange.show.commits.file(exchange.repository, change, request.pull.headSha),
    );
  }),
  repositoryRoute("GET", "/pulls/{pull_number}/commits", { pull_requests: "read" }, (exchange) =>
    pageReply(exchange, commitsOf(pullOf(exchange)).slice(0, 250), (sha) =>
      exchange.show.commits.commit(exchange.repository, sha),
    ),
  ),
  repositoryRoute("PUT", "/pulls/{pull_number}/merge", { contents: "write" }, merge),
  repositoryRoute("GET", "/pulls/{pull_number}/merge", { pull_requests: "read" }, (exchange) => {
    if (pullOf(exchange).pull.merged === null) throw notFound();
    return complete(204, undefined);
  }),
];

export function pullOf({ repository, params }: RepositoryExchange): PullRequest {
  return findPullRequest(repository, numberParam(params, "pull_number"));
}

export function writerOf({ actor }: Pick<RepositoryExchange, "actor">): User {
  const account = accountOf(actor);
  if (account === null) throw new Refusal(401, "Requires authentication");
  return account;
}

function list(exchange: RepositoryExchange): Reply {
  const { query, repository, show } = exchange;
  const state = query.get("state") ?? "open";
  const head = query.get("head");
  const base = query.get("base");
  const found = pullRequestsOf(repository)
    .filter((request) => state === "all" || request.state === state)
    .filter(({ pull }) => base === null || pull.baseRef === base)
    .filter(({ pull }) => head === null || head === `${pull.headOwner.login}:${pull.headRef}`);
  const isAscending = query.get("direction") === "asc";
  const key = query.get("sort") === "updated" ? "updatedAt" : "createdAt";
  const sorted = found.toSorted((a, b) => a[key].localeCompare(b[key]) || a.number - b.number);
  return pageReply(exchange, isAscending ? sorted : sorted.toReversed(), (request) =>
    show.pullRequests.simple(request),
  );
}

function create(exchange: RepositoryExchange): Reply {
  const { world, repository, body, show } = exchange;
  const head = findHead(world, repository, textField(body, "head"));
  const request = openPullRequest(world, repository, {
    head: head.branch,
    headRepository: head.repository,
    base: textField(body, "base"),
    title: textField(body, "title"),
    body: textField(body, "body"),
    author: writerOf(exchange),
    draft: body.draft === true,
  });
  return reply(201, show.pullRequests.full(request));
}

function update(exchange: RepositoryExchange): Reply {
  const { world, body, show } = exchange;
  const request = pullOf(exchange);
  const sender = writerOf(exchange);
  const edit = Object.fromEntries(
    ["title", "body", "base"].flatMap((name) => {
      const value = optionalText(body, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  editPullRequest(world, request, edit, sender);
  if (body.state === "closed" && request.state === "open") closePullRequest(world, request, sender);
  if (body.state === "open" && request.state === "closed") reopenPullRequest(world, request, sender);
  return reply(200, show.pullRequests.full(request));
}

const methods: readonly string[] = ["merge", "squash", "rebase"] satisfies MergeMethod[];

function isMethod(text: string): text is MergeMethod {
  return methods.includes(text);
}

function merge(exchange: RepositoryExchange): Reply {
  const { world, body } = exchange;
  const method = optionalText(body, "merge_method") ?? "merge";
  if (!isMethod(method)) throw notFound();
  const expectedHead = optionalText(body, "sha");
  const title = optionalText(body, "commit_title");
  const message = optionalText(body, "commit_message");
  const sha = mergePullRequest(world, pullOf(exchange), {
    method,
    by: writerOf(exchange),
    ...(expectedHead === undefined ? {} : { expectedHead }),
    ...(title === undefined ? {} : { title }),
    ...(message === undefined ? {} : { message }),
  });
  return reply(200, { sha, merged: true, message: "Pull Request successfully merged" });
}

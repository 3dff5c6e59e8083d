import type { Signature } from "../git/types.ts";
import { page, pageReply } from "../http/pagination.ts";
import { textParam } from "../http/parameters.ts";
import { type Reply, reply } from "../http/reply.ts";
import { findHead } from "../world/issues.ts";
import { changesBetween } from "../world/pull-request-changes.ts";
import { notFound, unprocessable } from "../world/refusal.ts";
import type { Repository } from "../world/repository.ts";
import { findCommit, pullRequestsOf, treeOf } from "../world/revisions.ts";
import { type RepositoryExchange, type Route, repositoryRoute } from "./route.ts";

/** A comparison lists no more files, on its first page. */
const maxComparedFiles = 300;

export const commitRoutes: readonly Route[] = [
  repositoryRoute("GET", "/commits", { contents: "read" }, list),
  repositoryRoute("GET", "/commits/{ref}", { contents: "read" }, readCommit),
  repositoryRoute("GET", "/commits/{commit_sha}/pulls", { pull_requests: "read" }, (exchange) => {
    const sha = findCommit(exchange.repository, textParam(exchange.params, "commit_sha"));
    const found = pullRequestsOf(exchange.repository).filter(
      ({ pull, repository }) =>
        (pull.headSha === sha && pull.headRepository === repository) || pull.merged?.sha === sha,
    );
    return pageReply(exchange, found, (request) => exchange.show.pullRequests.simple(request));
  }),
  repositoryRoute("GET", "/compare/{basehead}", { contents: "read" }, compare),
];

function list(exchange: RepositoryExchange): Reply {
  const { repository, query, show } = exchange;
  const tip = findCommit(repository, query.get("sha") ?? repository.defaultBranch);
  if (tip === null) throw notFound();
  const newestFirst = repository.git.commitsBetween(null, tip).toReversed();
  const found = newestFirst.filter((sha) => isAskedFor(repository, sha, query));
  return pageReply(exchange, found, (sha) => show.commits.commit(repository, sha));
}

function isAskedFor(repository: Repository, sha: string, query: URLSearchParams): boolean {
  const commit = repository.git.readCommit(sha);
  if (commit === undefined) throw notFound();
  const { author, committer, parents } = commit;
  const time = Date.parse(committer.date);
  if (time < Date.parse(query.get("since") ?? "") || time > Date.parse(query.get("until") ?? "")) return false;
  if (!isBy(author, query.get("author")) || !isBy(committer, query.get("committer"))) return false;
  const path = query.get("path");
  if (path === null) return true;
  const changes = changesBetween(repository, parents[0] ?? null, sha);
  return changes.some((change) => change.path === path || change.path.startsWith(`${path}/`));
}

/** By address, or by the login that names it. */
function isBy({ name, email }: Signature, wanted: string | null): boolean {
  return wanted === null || wanted === email || wanted === name;
}

function readCommit(exchange: RepositoryExchange): Reply {
  const { repository, params, show } = exchange;
  const ref = textParam(params, "ref");
  const sha = findCommit(repository, ref);
  if (sha === null) throw unprocessable(`No commit found for SHA: ${ref}`);
  const parent = repository.git.readCommit(sha)?.parents[0] ?? null;
  const changes = page(exchange, changesBetween(repository, parent, sha)).items;
  return reply(200, {
    ...show.commits.commit(repository, sha),
    files: changes.map((change) => show.commits.file(repository, change, sha)),
  });
}

function compare(exchange: RepositoryExchange): Reply {
  const { repository, params, show } = exchange;
  const [baseName = "", headName = ""] = textParam(params, "basehead").split("...");
  const base = resolve(exchange, baseName);
  const head = resolve(exchange, headName);
  const mergeBase = repository.git.mergeBase(base, head);
  if (mergeBase === null) throw notFound();
  const ahead = repository.git.commitsBetween(base, head);
  const behind = repository.git.commitsBetween(head, base);
  const files = changesBetween(repository, mergeBase, head).slice(0, maxComparedFiles);
  const shown = page(exchange, ahead);
  return reply(
    200,
    {
      ...show.commits.comparisonLinks(repository, base, head),
      base_commit: show.commits.commit(repository, base),
      merge_base_commit: show.commits.commit(repository, mergeBase),
      status: statusOf(ahead.length, behind.length),
      ahead_by: ahead.length,
      behind_by: behind.length,
      total_commits: ahead.length,
      commits: shown.items.map((sha) => show.commits.commit(repository, sha)),
      files:
        exchange.query.get("page") === "2" ? [] : files.map((change) => show.commits.file(repository, change, head)),
    },
    shown.headers,
  );
}

function resolve({ world, repository }: RepositoryExchange, name: string): string {
  const sha = findCommit(repository, name) ?? findInFork(world, repository, name);
  if (sha === null) throw notFound();
  treeOf(repository, sha);
  return sha;
}

function findInFork(world: RepositoryExchange["world"], repository: Repository, name: string): string | null {
  if (!name.includes(":")) return null;
  const head = findHead(world, repository, name);
  return findCommit(head.repository, head.branch);
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0 && behind > 0) return "diverged";
  if (ahead > 0) return "ahead";
  return behind > 0 ? "behind" : "identical";
}

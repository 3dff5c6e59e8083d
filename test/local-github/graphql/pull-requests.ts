import type { PullRequest } from "../world/issue.ts";
import type { Repository } from "../world/repository.ts";
import { pullRequestsOf } from "../world/revisions.ts";
import { type ConnectionArguments, connection } from "./connection.ts";
import { pullRequestView, stateOf } from "./pull-request-view.ts";
import type { Fields, Viewer } from "./viewer.ts";

export interface PullRequestFilter {
  readonly states?: readonly string[] | null;
  readonly headRefName?: string | null;
  readonly baseRefName?: string | null;
  readonly orderBy?: { readonly field: "CREATED_AT" | "UPDATED_AT"; readonly direction: "ASC" | "DESC" } | null;
}

/** The pull requests of a repository, oldest first unless ordered otherwise. */
export function pullRequests(
  viewer: Viewer,
  repository: Repository,
  asked: ConnectionArguments & PullRequestFilter,
): Fields {
  viewer.require(repository, { pull_requests: "read" });
  return filtered(viewer, "pullRequests", pullRequestsOf(repository), asked);
}

/** The pull requests whose head is a branch, in every repository of the network that the viewer sees. */
export function pullRequestsFrom(
  viewer: Viewer,
  repository: Repository,
  branch: string,
  asked: ConnectionArguments & PullRequestFilter,
): Fields {
  const found = [...viewer.world.repositories.values()]
    .filter((each) => each.git === repository.git && viewer.sees(each))
    .flatMap(pullRequestsOf)
    .filter(({ pull }) => pull.headRepository === repository && pull.headRef === branch);
  return filtered(viewer, "associatedPullRequests", found, asked);
}

function filtered(
  viewer: Viewer,
  name: string,
  all: readonly PullRequest[],
  asked: ConnectionArguments & PullRequestFilter,
): Fields {
  const found = all
    .filter((request) => asked.states?.includes(stateOf(request)) ?? true)
    .filter(({ pull }) => asked.headRefName == null || pull.headRef === asked.headRefName)
    .filter(({ pull }) => asked.baseRefName == null || pull.baseRef === asked.baseRefName)
    .toSorted((a, b) => timeOf(a, asked).localeCompare(timeOf(b, asked)) || a.number - b.number);
  const ordered = asked.orderBy?.direction === "DESC" ? found.toReversed() : found;
  return connection(viewer, name, ordered, asked, (request) => pullRequestView(viewer, request));
}

function timeOf(request: PullRequest, { orderBy }: PullRequestFilter): string {
  return orderBy?.field === "UPDATED_AT" ? request.updatedAt : request.createdAt;
}

import { nodeIdOf } from "../representations/commit-views.ts";
import { isPullRequest } from "../world/issue.ts";
import { fullNameOf, type Repository } from "../world/repository.ts";
import { actorView } from "./actor-view.ts";
import { commitView } from "./commit-view.ts";
import type { ConnectionArguments } from "./connection.ts";
import { unresolved } from "./errors.ts";
import { findObject } from "./git-object-views.ts";
import { mergeQueueView } from "./merge-queue-view.ts";
import { pullRequestView } from "./pull-request-view.ts";
import { type PullRequestFilter, pullRequests, pullRequestsFrom } from "./pull-requests.ts";
import type { Fields, Viewer } from "./viewer.ts";

export function repositoryView(viewer: Viewer, repository: Repository): Fields {
  const name = fullNameOf(repository);
  return viewer.view("Repository", {
    id: repository.nodeId,
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: name,
    owner: () => actorView(viewer, repository.owner),
    url: `${viewer.baseUrl}/${name}`,
    resourcePath: `/${name}`,
    isArchived: repository.archived,
    isDisabled: false,
    isEmpty: repository.branches.size === 0,
    isFork: repository.parent !== null,
    isLocked: false,
    isPrivate: repository.private,
    visibility: repository.private ? "PRIVATE" : "PUBLIC",
    defaultBranchRef: () => refView(viewer, repository, repository.defaultBranch),
    ref: ({ qualifiedName }: { qualifiedName: string }) => {
      viewer.require(repository, { contents: "read" });
      return refView(viewer, repository, qualifiedName.replace(/^refs\/heads\//, ""));
    },
    object: (asked: { oid?: string; expression?: string }) => findObject(viewer, repository, asked),
    pullRequest: ({ number }: { number: number }) => pullRequest(viewer, repository, number),
    pullRequests: (asked: ConnectionArguments & PullRequestFilter) => pullRequests(viewer, repository, asked),
    mergeQueue: ({ branch }: { branch?: string | null }) => mergeQueueView(viewer, repository, branch ?? null),
  });
}

function pullRequest(viewer: Viewer, repository: Repository, number: number): Fields {
  viewer.require(repository, { pull_requests: "read" });
  const issue = repository.issues.get(number);
  if (issue === undefined || !isPullRequest(issue)) throw unresolved(`PullRequest with the number of ${number}`);
  return pullRequestView(viewer, issue);
}

/** A branch; null where there is none. */
export function refView(viewer: Viewer, repository: Repository, branch: string): Fields | null {
  const sha = repository.branches.get(branch);
  if (sha === undefined) return null;
  return viewer.view("Ref", {
    id: nodeIdOf("REF", `${repository.id}:refs/heads/${branch}`),
    name: branch,
    prefix: "refs/heads/",
    target: () => commitView(viewer, repository, sha),
    repository: () => repositoryView(viewer, repository),
    associatedPullRequests: (asked: ConnectionArguments & PullRequestFilter) =>
      pullRequestsFrom(viewer, repository, branch, asked),
  });
}

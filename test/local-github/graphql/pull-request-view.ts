import { accountOf } from "../auth/actor.ts";
import type { PullRequest } from "../world/issue.ts";
import { entryOf } from "../world/merge-queue.ts";
import { mergeableState, readMergeability } from "../world/mergeability.ts";
import { changedFiles, commitsOf, lineCounts, patchOf } from "../world/pull-request-changes.ts";
import { fullNameOf } from "../world/repository.ts";
import { latestOpinions } from "../world/reviews.ts";
import { actorView } from "./actor-view.ts";
import { commentView } from "./comment-view.ts";
import { commitView } from "./commit-view.ts";
import { type ConnectionArguments, connection } from "./connection.ts";
import { queueEntryView } from "./merge-queue-view.ts";
import { refView, repositoryView } from "./repository-view.ts";
import { reviewView } from "./review-view.ts";
import type { Fields, Viewer } from "./viewer.ts";

export function stateOf(request: PullRequest): "OPEN" | "CLOSED" | "MERGED" {
  if (request.pull.merged !== null) return "MERGED";
  return request.state === "open" ? "OPEN" : "CLOSED";
}

export function pullRequestView(viewer: Viewer, request: PullRequest): Fields {
  const path = `/${fullNameOf(request.repository)}/pull/${request.number}`;
  return viewer.view("PullRequest", {
    ...texts(viewer, request),
    ...ends(viewer, request),
    ...merging(viewer, request),
    ...lists(viewer, request),
    url: `${viewer.baseUrl}${path}`,
    permalink: `${viewer.baseUrl}${path}`,
    resourcePath: path,
  });
}

function texts(viewer: Viewer, request: PullRequest): Fields {
  return {
    id: request.pull.nodeId,
    databaseId: request.pull.id,
    fullDatabaseId: String(request.pull.id),
    number: request.number,
    title: request.title,
    body: request.body,
    bodyText: request.body,
    author: () => actorView(viewer, request.author),
    viewerDidAuthor: request.author === accountOf(viewer.actor),
    isDraft: request.pull.draft,
    locked: request.locked,
    state: stateOf(request),
    closed: request.state === "closed",
    createdAt: request.createdAt,
    updatedAt: request.updatedAt,
    lastEditedAt: request.pull.lastEditedAt,
    includesCreatedEdit: request.pull.lastEditedAt !== null,
    closedAt: request.closedAt,
    repository: () => repositoryView(viewer, request.repository),
  };
}

function ends(viewer: Viewer, request: PullRequest): Fields {
  const { pull, repository } = request;
  const head = pull.headRepository;
  // Public forks are seen by everybody; a private one only where the App is installed on it too.
  const isHidden = head === null || (head.private && !viewer.sees(head));
  return {
    headRefName: pull.headRef,
    headRefOid: pull.headSha,
    headRef: () => (isHidden ? null : refView(viewer, head, pull.headRef)),
    headRepository: () => (isHidden ? null : repositoryView(viewer, head)),
    headRepositoryOwner: () => actorView(viewer, pull.headOwner),
    isCrossRepository: head !== repository,
    baseRefName: pull.baseRef,
    baseRefOid: pull.baseSha,
    baseRef: () => refView(viewer, repository, pull.baseRef),
    baseRepository: () => repositoryView(viewer, repository),
  };
}

function merging(viewer: Viewer, request: PullRequest): Fields {
  const { pull, repository } = request;
  return {
    merged: pull.merged !== null,
    mergedAt: pull.merged?.at ?? null,
    mergedBy: () => (pull.merged === null ? null : actorView(viewer, pull.merged.by)),
    mergeCommit: () => (pull.merged === null ? null : commitView(viewer, repository, pull.merged.sha)),
    potentialMergeCommit: () => {
      const sha = readMergeability(viewer.world, request)?.testMergeSha;
      return sha == null ? null : commitView(viewer, repository, sha);
    },
    mergeable: () => {
      const mergeability = readMergeability(viewer.world, request);
      if (mergeability === null) return "UNKNOWN";
      return mergeability.mergeable ? "MERGEABLE" : "CONFLICTING";
    },
    mergeStateStatus: () => mergeableState(request, pull.mergeability).toUpperCase(),
    isInMergeQueue: () => entryOf(request) !== null,
    mergeQueueEntry: () => queueEntryView(viewer, request),
  };
}

function lists(viewer: Viewer, request: PullRequest): Fields {
  const { repository } = request;
  const files = () => changedFiles(request);
  return {
    changedFiles: () => files().length,
    additions: () => lineCounts(request, files()).additions,
    deletions: () => lineCounts(request, files()).deletions,
    files: (asked: ConnectionArguments) =>
      connection(viewer, "files", files(), asked, (change) => ({
        path: change.path,
        changeType: changeTypes[change.status],
        viewerViewedState: "UNVIEWED",
        additions: () => patchOf(repository, change).additions,
        deletions: () => patchOf(repository, change).deletions,
      })),
    commits: (asked: ConnectionArguments) =>
      connection(viewer, "commits", commitsOf(request), asked, (sha) => ({
        __typename: "PullRequestCommit",
        id: `PRC_${request.pull.id}_${sha}`,
        commit: () => commitView(viewer, repository, sha),
      })),
    comments: (asked: ConnectionArguments) => {
      viewer.require(repository, { issues: "read", pull_requests: "read" });
      return connection(viewer, "comments", request.comments, asked, (comment) => commentView(viewer, comment));
    },
    reviews: (asked: ConnectionArguments) => {
      const seen = request.pull.reviews.filter(
        ({ state, author }) => state !== "PENDING" || author === accountOf(viewer.actor),
      );
      return connection(viewer, "reviews", seen, asked, (review) => reviewView(viewer, review));
    },
    latestOpinionatedReviews: (asked: ConnectionArguments) =>
      connection(viewer, "latestOpinionatedReviews", latestOpinions(request), asked, (review) =>
        reviewView(viewer, review),
      ),
    labels: (asked: ConnectionArguments) =>
      connection(viewer, "labels", request.labels, asked, ({ nodeId, name }) => ({
        __typename: "Label",
        id: nodeId,
        name,
      })),
  };
}

const changeTypes = {
  added: "ADDED",
  removed: "DELETED",
  modified: "MODIFIED",
  changed: "CHANGED",
  renamed: "RENAMED",
} as const;

import { nodeIdOf } from "../representations/commit-views.ts";
import type { PullRequest } from "../world/issue.ts";
import { entryOf, type QueueEntry, queueOf } from "../world/merge-queue.ts";
import { fullNameOf, type Repository } from "../world/repository.ts";
import { rulesOn } from "../world/rules.ts";
import { actorView } from "./actor-view.ts";
import { commitView } from "./commit-view.ts";
import { type ConnectionArguments, connection } from "./connection.ts";
import { pullRequestView } from "./pull-request-view.ts";
import { repositoryView } from "./repository-view.ts";
import type { Fields, Viewer } from "./viewer.ts";

/** The queue of a branch, the default one where none is named; null where it has none. */
export function mergeQueueView(viewer: Viewer, repository: Repository, branch: string | null): Fields | null {
  viewer.require(repository, { merge_queues: "read" });
  const base = branch ?? repository.defaultBranch;
  if (!rulesOn(repository, base).some(({ type }) => type === "merge_queue")) return null;
  const path = `/${fullNameOf(repository)}/queue/${base}`;
  return viewer.view("MergeQueue", {
    id: nodeIdOf("MQ", `${repository.id}:${base}`),
    nextEntryEstimatedTimeToMerge: null,
    repository: () => repositoryView(viewer, repository),
    url: `${viewer.baseUrl}${path}`,
    resourcePath: path,
    entries: (asked: ConnectionArguments) =>
      connection(viewer, "entries", queueOf(repository, base), asked, (entry) => entryView(viewer, repository, entry)),
  });
}

/** The place of a pull request in its queue, or null. */
export function queueEntryView(viewer: Viewer, request: PullRequest): Fields | null {
  const entry = entryOf(request);
  return entry === null ? null : entryView(viewer, request.repository, entry);
}

function entryView(viewer: Viewer, repository: Repository, entry: QueueEntry): Fields {
  const { pullRequest, group, headSha } = entry;
  const queue = queueOf(repository, pullRequest.pull.baseRef);
  const commit = (sha: string | null | undefined) => (sha == null ? null : commitView(viewer, repository, sha));
  const before = group?.entries[(group?.entries.indexOf(entry) ?? 0) - 1];
  return viewer.view("MergeQueueEntry", {
    id: nodeIdOf("MQE", `${pullRequest.number}:${headSha}`),
    position: queue.indexOf(entry) + 1,
    state: "AWAITING_CHECKS",
    jump: false,
    solo: false,
    estimatedTimeToMerge: null,
    enqueuedAt: entry.enqueuedAt,
    enqueuer: () => actorView(viewer, entry.enqueuer),
    baseCommit: () => commit(before?.headSha ?? group?.baseSha),
    headCommit: () => commit(headSha),
    pullRequest: () => pullRequestView(viewer, pullRequest),
    mergeQueue: () => mergeQueueView(viewer, repository, pullRequest.pull.baseRef),
  });
}

import { signatureOf, webFlow } from "./commit-files.ts";
import { deleteBranch } from "./delete-branch.ts";
import type { PullRequest } from "./issue.ts";
import { closePullRequest, moveBranch } from "./move-branch.ts";
import { Refusal } from "./refusal.ts";
import type { Repository } from "./repository.ts";
import { tipOf, treeOf } from "./revisions.ts";
import { rulesOn, unmetRequiredChecks } from "./rules.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

/** A pull request in a queue, with the commit that merges it on top of what is queued before. */
export interface QueueEntry {
  readonly pullRequest: PullRequest;
  readonly enqueuedAt: string;
  readonly enqueuer: User;
  group: QueueGroup | null;
  headSha: string | null;
}

/** Some entries whose merge is checked as one. */
export interface QueueGroup {
  readonly entries: readonly QueueEntry[];
  readonly branch: string;
  readonly base: string;
  readonly baseSha: string;
  headSha: string;
}

/** The account that merges on behalf of the queue. */
const QUEUE_BOT = "github-merge-queue[bot]";

/** Puts pull requests into their base's queue as one group; most groups hold one. Throws where the button is grey. */
export function enqueue(world: World, pulls: readonly PullRequest[], by: User): void {
  const [first] = pulls;
  if (first === undefined) return;
  for (const pull of pulls) refuseUnready(pull);
  const { repository } = first;
  const base = first.pull.baseRef;
  const entries = pulls.map(
    (pullRequest): QueueEntry => ({
      pullRequest,
      enqueuedAt: world.timestamp(),
      enqueuer: by,
      group: null,
      headSha: null,
    }),
  );
  queueOf(repository, base).push(...entries);
  for (const { pullRequest } of entries) {
    world.publish({ name: "pull_request", action: "enqueued", repository, pullRequest, sender: by });
  }
  buildGroup(world, repository, base, entries, by);
}

function refuseUnready(pull: PullRequest): void {
  const { repository } = pull;
  const base = pull.pull.baseRef;
  if (!rulesOn(repository, base).some(({ type }) => type === "merge_queue")) throw new Refusal(405, "No merge queue");
  if (pull.state !== "open" || pull.pull.draft) throw new Refusal(405, "Pull Request is not mergeable");
  const unmet = unmetRequiredChecks(repository, base, pull.pull.headSha);
  if (unmet.length > 0) throw new Refusal(405, unmet.join(" "));
}

export function queueOf(repository: Repository, base: string): QueueEntry[] {
  const known = repository.queues.get(base);
  if (known !== undefined) return known;
  const made: QueueEntry[] = [];
  repository.queues.set(base, made);
  return made;
}

export function entryOf({ repository, pull }: PullRequest): QueueEntry | null {
  return queueOf(repository, pull.baseRef).find(({ pullRequest }) => pullRequest.pull === pull) ?? null;
}

/** Builds a group on top of the last one, or of the base; what does not merge is put out of the queue. */
function buildGroup(world: World, repository: Repository, base: string, wanted: readonly QueueEntry[], by: User): void {
  const queue = queueOf(repository, base);
  const before = queue.slice(0, queue.indexOf(wanted[0] as QueueEntry));
  const baseSha = before.at(-1)?.group?.headSha ?? tipOf(repository, base);
  let headSha = baseSha;
  const entries: QueueEntry[] = [];
  for (const entry of wanted) {
    const merged = mergeOnto(world, headSha, entry);
    if (merged === null) eject(world, entry, "MERGE_CONFLICT");
    else {
      headSha = merged;
      entry.headSha = merged;
      entries.push(entry);
    }
  }
  const last = entries.at(-1);
  if (last === undefined) return;
  const branch = `gh-readonly-queue/${base}/pr-${last.pullRequest.number}-${baseSha}`;
  const group: QueueGroup = { entries, branch, base, baseSha, headSha };
  for (const entry of entries) entry.group = group;
  moveBranch(world, repository, branch, headSha, by);
  world.publish({ name: "merge_group", action: "checks_requested", repository, group, sender: by });
}

function mergeOnto(world: World, tip: string, { pullRequest, enqueuer }: QueueEntry): string | null {
  const { repository, pull } = pullRequest;
  const ancestor = repository.git.mergeBase(tip, pull.headSha);
  const merged = repository.git.mergeTrees(
    ancestor === null ? null : treeOf(repository, ancestor),
    treeOf(repository, tip),
    treeOf(repository, pull.headSha),
  );
  if (!merged.clean) return null;
  return repository.git.writeCommit({
    tree: merged.tree,
    parents: [tip, pull.headSha],
    message: `Merge pull request #${pullRequest.number} from ${pull.headOwner.login}/${pull.headRef}`,
    author: signatureOf(world, enqueuer),
    committer: webFlow(world),
  });
}

/**
 * What the queue does when checks have completed: merges the first group where its required checks are met, puts it out
 * where one failed, and waits otherwise. Groups behind one that was put out are built anew.
 */
export function advanceQueue(world: World, repository: Repository, base: string): "merged" | "ejected" | "waiting" {
  const group = queueOf(repository, base)[0]?.group;
  if (!group) return "waiting";
  const unmet = unmetRequiredChecks(repository, base, group.headSha);
  if (unmet.length === 0) {
    mergeGroup(world, repository, group);
    return "merged";
  }
  if (!unmet.some((one) => one.endsWith("is failing."))) return "waiting";
  destroy(world, repository, group, "dequeued");
  for (const entry of group.entries) eject(world, entry, "CI_FAILURE");
  rebuild(world, repository, base);
  return "ejected";
}

function mergeGroup(world: World, repository: Repository, group: QueueGroup): void {
  const by = world.user(QUEUE_BOT, "Bot");
  const queue = queueOf(repository, group.base);
  queue.splice(0, group.entries.length);
  for (const { pullRequest, headSha } of group.entries) {
    pullRequest.pull.merged = { at: world.timestamp(), by, sha: headSha ?? group.headSha };
    pullRequest.state = "closed";
    const reason = "MERGE";
    world.publish({ name: "pull_request", action: "dequeued", repository, pullRequest, sender: by, reason });
  }
  moveBranch(world, repository, group.base, group.headSha, by);
  for (const { pullRequest } of group.entries) closePullRequest(world, pullRequest, by);
  destroy(world, repository, group, "merged");
}

/** Takes a pull request out of its queue; groups behind it are built anew. */
export function dequeue(world: World, pullRequest: PullRequest): void {
  const entry = entryOf(pullRequest);
  if (entry === null) return;
  const { repository, pull } = pullRequest;
  if (entry.group) destroy(world, repository, entry.group, "dequeued");
  eject(world, entry, "MANUAL");
  rebuild(world, repository, pull.baseRef);
}

function eject(world: World, { pullRequest, enqueuer }: QueueEntry, reason: string): void {
  const { repository, pull } = pullRequest;
  const queue = queueOf(repository, pull.baseRef);
  const at = queue.findIndex((entry) => entry.pullRequest === pullRequest);
  if (at >= 0) queue.splice(at, 1);
  world.publish({ name: "pull_request", action: "dequeued", repository, pullRequest, sender: enqueuer, reason });
}

/** A push to the base, whoever made it, makes every group be built anew. */
export function followPushes(world: World): void {
  world.listen((event) => {
    if (event.name !== "push" || event.push.after === null) return;
    const { repository, push } = event;
    const first = queueOf(repository, push.branch)[0]?.group;
    if (first && first.baseSha !== push.after) rebuild(world, repository, push.branch);
  });
}

function rebuild(world: World, repository: Repository, base: string): void {
  const queue = queueOf(repository, base);
  const groups = [...new Set(queue.map(({ group }) => group))];
  for (const group of groups) if (group) destroy(world, repository, group, "invalidated");
  for (const entry of queue) entry.group = null;
  const by = world.user(QUEUE_BOT, "Bot");
  for (const group of groups) {
    const left = (group?.entries ?? []).filter((entry) => queue.includes(entry));
    if (left.length > 0) buildGroup(world, repository, base, left, by);
  }
}

function destroy(world: World, repository: Repository, group: QueueGroup, reason: QueueEnd): void {
  if (!repository.branches.has(group.branch)) return;
  const sender = world.user(QUEUE_BOT, "Bot");
  deleteBranch(world, repository, group.branch, sender);
  world.publish({ name: "merge_group", action: "destroyed", repository, group, reason, sender });
}

export type QueueEnd = "merged" | "invalidated" | "dequeued";

import { recordActivity } from "./activity.ts";
import { requestSuites } from "./check-suites.ts";
import { isPullRequest, type PullRequest } from "./issue.ts";
import type { Repository } from "./repository.ts";
import { pullRequestsOf } from "./revisions.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

/**
 * Points a branch at a commit, tells the world of the push, and moves what hangs on it: heads of pull requests
 * (`synchronize`), verdicts on mergeability, check suites, pull requests whose commits have landed.
 */
export function moveBranch(world: World, repository: Repository, branch: string, sha: string, sender: User): void {
  const before = repository.branches.get(branch) ?? null;
  if (before === sha) return;
  repository.branches.set(branch, sha);
  const forced = before !== null && !repository.git.isAncestor(before, sha);
  const push = { branch, before, after: sha, forced };
  recordActivity(world, repository, push, sender);
  world.publish({ name: "push", repository, push, sender });
  for (const pull of openPullRequests(world)) follow(world, pull, { repository, branch, sha }, sender);
  requestSuites(world, repository, sha, branch, sender);
}

export function* openPullRequests(world: World): Generator<PullRequest> {
  for (const repository of world.repositories.values()) {
    for (const issue of pullRequestsOf(repository)) {
      if (issue.state === "open" && isPullRequest(issue)) yield issue;
    }
  }
}

export function forgetMergeability(pull: PullRequest): void {
  pull.pull.mergeability = null;
  pull.pull.mergeabilityAsked = false;
}

interface Move {
  readonly repository: Repository;
  readonly branch: string;
  readonly sha: string;
}

function isHeadOf(pull: PullRequest, repository: Repository, branch: string): boolean {
  return pull.pull.headRepository === repository && pull.pull.headRef === branch;
}

function follow(world: World, pull: PullRequest, move: Move, sender: User): void {
  if (isHeadOf(pull, move.repository, move.branch)) synchronize(world, pull, move.sha, sender);
  if (pull.repository !== move.repository || pull.pull.baseRef !== move.branch) return;
  forgetMergeability(pull);
  if (pull.repository.git.isAncestor(pull.pull.headSha, move.sha)) land(world, pull, move.sha, sender);
}

function synchronize(world: World, pull: PullRequest, sha: string, sender: User): void {
  const before = pull.pull.headSha;
  pull.pull.headSha = sha;
  pull.pull.baseSha = pull.repository.branches.get(pull.pull.baseRef) ?? pull.pull.baseSha;
  pull.updatedAt = world.timestamp();
  forgetMergeability(pull);
  world.publish({
    name: "pull_request",
    action: "synchronize",
    repository: pull.repository,
    pullRequest: pull,
    sender,
    before,
    after: sha,
  });
}

/** A pull request whose commits were pushed to its base counts as merged. */
function land(world: World, pull: PullRequest, sha: string, sender: User): void {
  if (pull.pull.headSha === pull.pull.baseSha) return;
  pull.pull.merged = { at: world.timestamp(), by: sender, sha };
  closePullRequest(world, pull, sender);
}

export function closePullRequest(world: World, pull: PullRequest, sender: User): void {
  pull.state = "closed";
  pull.closedAt = world.timestamp();
  pull.updatedAt = pull.closedAt;
  world.publish({ name: "pull_request", action: "closed", repository: pull.repository, pullRequest: pull, sender });
}

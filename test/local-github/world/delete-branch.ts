import { recordActivity } from "./activity.ts";
import type { PullRequest } from "./issue.ts";
import { editPullRequest } from "./issues.ts";
import { closePullRequest, openPullRequests } from "./move-branch.ts";
import type { Repository } from "./repository.ts";
import { pullRequestsOf } from "./revisions.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

/**
 * Deletes a branch. Pull requests from it are closed; those into it follow to where it was merged, or are closed
 * where it was not.
 */
export function deleteBranch(world: World, repository: Repository, branch: string, sender: User): void {
  const before = repository.branches.get(branch) ?? null;
  repository.branches.delete(branch);
  const push = { branch, before, after: null, forced: false };
  recordActivity(world, repository, push, sender);
  world.publish({ name: "push", repository, push, sender });
  for (const request of [...openPullRequests(world)]) {
    if (request.pull.headRepository === repository && request.pull.headRef === branch) {
      closePullRequest(world, request, sender);
    } else if (request.repository === repository && request.pull.baseRef === branch) {
      leaveBase(world, request, sender);
    }
  }
}

function leaveBase(world: World, request: PullRequest, sender: User): void {
  const base = mergedInto(request.repository, request.pull.baseRef);
  if (base === null) closePullRequest(world, request, sender);
  else editPullRequest(world, request, { base }, sender);
}

function mergedInto(repository: Repository, branch: string): string | null {
  const merged = pullRequestsOf(repository).filter(
    ({ pull }) => pull.merged !== null && pull.headRepository === repository && pull.headRef === branch,
  );
  const base = merged.at(-1)?.pull.baseRef;
  return base !== undefined && repository.branches.has(base) ? base : null;
}

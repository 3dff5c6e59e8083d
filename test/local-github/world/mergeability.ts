import { newestRuns } from "./check-suites.ts";
import { signatureOf, webFlow } from "./commit-files.ts";
import type { Mergeability, PullRequest } from "./issue.ts";
import { tipOf, treeOf } from "./revisions.ts";
import { isStrict, unmetRequiredChecks } from "./rules.ts";
import type { World } from "./world.ts";

/** GitHub computes mergeability in the background: the first reader gets null and sets it off. */
export function readMergeability(world: World, pull: PullRequest): Mergeability | null {
  if (pull.state !== "open") return pull.pull.mergeability;
  if (pull.pull.mergeabilityAsked) {
    pull.pull.mergeability ??= computeMergeability(world, pull);
    return pull.pull.mergeability;
  }
  pull.pull.mergeabilityAsked = true;
  return null;
}

function computeMergeability(world: World, pull: PullRequest): Mergeability {
  const merge = mergedTree(pull);
  if (merge === null) return { mergeable: false, testMergeSha: null };
  const base = tipOf(pull.repository, pull.pull.baseRef);
  const testMergeSha = pull.repository.git.writeCommit({
    tree: merge,
    parents: [base, pull.pull.headSha],
    message: `Merge ${pull.pull.headSha} into ${base}`,
    author: signatureOf(world, pull.author),
    committer: webFlow(world),
  });
  return { mergeable: true, testMergeSha };
}

/** The tree of head merged into base; null on conflict. */
export function mergedTree(pull: PullRequest): string | null {
  const { git } = pull.repository;
  const base = tipOf(pull.repository, pull.pull.baseRef);
  const ancestor = git.mergeBase(base, pull.pull.headSha);
  const merged = git.mergeTrees(
    ancestor === null ? null : treeOf(pull.repository, ancestor),
    treeOf(pull.repository, base),
    treeOf(pull.repository, pull.pull.headSha),
  );
  return merged.clean ? merged.tree : null;
}

export function isBehind(pull: PullRequest): boolean {
  return !pull.repository.git.isAncestor(tipOf(pull.repository, pull.pull.baseRef), pull.pull.headSha);
}

/** `mergeable_state`, in GitHub's order of precedence. */
export function mergeableState(pull: PullRequest, mergeability: Mergeability | null): string {
  if (mergeability === null || pull.state !== "open") return "unknown";
  if (!mergeability.mergeable) return "dirty";
  if (pull.pull.draft) return "draft";
  const { repository } = pull;
  if (unmetRequiredChecks(repository, pull.pull.baseRef, pull.pull.headSha).length > 0) return "blocked";
  if (isStrict(repository, pull.pull.baseRef) && isBehind(pull)) return "behind";
  return hasFailingRun(pull) ? "unstable" : "clean";
}

function hasFailingRun(pull: PullRequest): boolean {
  return pull.repository.checkSuites
    .filter((suite) => suite.headSha === pull.pull.headSha)
    .flatMap(newestRuns)
    .some((run) => run.status !== "completed" || !["success", "neutral", "skipped"].includes(run.conclusion ?? ""));
}

import { type FilePatch, renderPatch } from "../git/render-patch.ts";
import type { PathEntry, TreeChange } from "../git/types.ts";
import type { PullRequest } from "./issue.ts";
import type { Repository } from "./repository.ts";
import { treeOf } from "./revisions.ts";

/** The base that a pull request is compared with: where its head left the base branch. */
function mergeBaseOf(pull: PullRequest): string | null {
  return pull.repository.git.mergeBase(pull.pull.baseSha, pull.pull.headSha);
}

export function changedFiles(pull: PullRequest): TreeChange[] {
  return changesBetween(pull.repository, mergeBaseOf(pull), pull.pull.headSha);
}

export function changesBetween(repository: Repository, before: string | null, after: string): TreeChange[] {
  return repository.git.diffTrees(before === null ? null : treeOf(repository, before), treeOf(repository, after));
}

export function commitsOf(pull: PullRequest): string[] {
  return pull.repository.git.commitsBetween(pull.pull.baseSha, pull.pull.headSha);
}

/** Lines added and removed in all files together. */
export function lineCounts(
  pull: PullRequest,
  changes: readonly TreeChange[],
): { additions: number; deletions: number } {
  const counts = changes.map((change) => patchOf(pull.repository, change));
  return {
    additions: counts.reduce((sum, count) => sum + count.additions, 0),
    deletions: counts.reduce((sum, count) => sum + count.deletions, 0),
  };
}

/** Counts and unified diff of one changed file. */
export function patchOf(repository: Repository, change: TreeChange): FilePatch {
  return renderPatch(bytesOf(repository, change.before), bytesOf(repository, change.after));
}

function bytesOf(repository: Repository, entry: PathEntry | null): Uint8Array | null {
  return entry === null ? null : (repository.git.readBlob(entry.sha) ?? null);
}

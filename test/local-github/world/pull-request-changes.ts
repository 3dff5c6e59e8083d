import type { TreeChange } from "../git/types.ts";
import type { PullRequest } from "./issue.ts";
import type { Repository } from "./repository.ts";
import { treeOf } from "./revisions.ts";

/** The base that a pull request is compared with: where its head left the base branch. */
export function mergeBaseOf(pull: PullRequest): string | null {
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

/** Lines added and removed, by how many lines each side has that the other lacks. */
export function lineCounts(
  pull: PullRequest,
  changes: readonly TreeChange[],
): { additions: number; deletions: number } {
  const counts = changes.map((change) => changeOfLines(pull.repository, change));
  return {
    additions: counts.reduce((sum, count) => sum + count.additions, 0),
    deletions: counts.reduce((sum, count) => sum + count.deletions, 0),
  };
}

export function changeOfLines(repository: Repository, change: TreeChange): { additions: number; deletions: number } {
  const before = linesOf(repository, change.before?.sha);
  const after = linesOf(repository, change.after?.sha);
  return { additions: countMissing(after, before), deletions: countMissing(before, after) };
}

function linesOf(repository: Repository, sha: string | undefined): string[] {
  const bytes = sha === undefined ? undefined : repository.git.readBlob(sha);
  if (bytes === undefined || bytes.length === 0) return [];
  return Buffer.from(bytes).toString("latin1").replace(/\n$/, "").split("\n");
}

/** How many of `lines` are not in `others`, each line of `others` used once. */
function countMissing(lines: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  let missing = 0;
  for (const line of lines) {
    const count = left.get(line) ?? 0;
    if (count === 0) missing += 1;
    else left.set(line, count - 1);
  }
  return missing;
}

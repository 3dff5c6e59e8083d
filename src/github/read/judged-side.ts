import type { ChangedFile } from "../../core/snapshot/change.ts";
import type { Comparison } from "./compare.ts";
import type { Wish } from "./documents.ts";
import type { TreeEntries, TreeEntry } from "./tree.ts";

/** The tree that is judged and the commit that it is compared with. */
export interface JudgedSide {
  readonly sha: string;
  readonly tree: TreeEntries;
  /** A commit that has the file as `tree` has it. */
  readonly commitOf: (path: string) => string;
  /** What is compared with: the merge base, or the tip of a base that has moved on; its tree where it was read. */
  readonly beforeSha: string;
  readonly before: TreeEntries | null;
  readonly comparison: Comparison;
}

/** The head as it is, compared with the merge base. */
export function headSide(headSha: string, tree: TreeEntries, comparison: Comparison): JudgedSide {
  return {
    sha: headSha,
    tree,
    commitOf: () => headSha,
    beforeSha: comparison.mergeBaseSha,
    before: null,
    comparison,
  };
}

/** The two commits that a merge brings together. */
export interface Ends {
  readonly headSha: string;
  readonly head: TreeEntries;
  readonly baseSha: string;
  readonly base: TreeEntries;
}

/**
 * What the pull request changes laid over the tip of the base: the result of the merge, as long as no file was changed
 * on both sides.
 */
export function overlaidSide(
  { headSha, head, baseSha, base }: Ends,
  comparison: Comparison,
  changes: readonly ChangedFile[],
): JudgedSide {
  const changed = new Set(changedPaths(changes));
  const tree = new Map(base);
  for (const path of changed) {
    const entry = head.get(path);
    if (entry) tree.set(path, entry);
    else tree.delete(path);
  }
  const commitOf = (path: string) => (changed.has(path) ? headSha : baseSha);
  return { sha: headSha, tree, commitOf, beforeSha: baseSha, before: base, comparison };
}

/** GitHub's test merge, compared with the tip of the base. */
export function testMergeSide(
  sha: string,
  tree: TreeEntries,
  { baseSha, base }: Ends,
  comparison: Comparison,
): JudgedSide {
  return { sha, tree, commitOf: () => sha, beforeSha: baseSha, before: base, comparison };
}

/** Paths that the pull request changes and that the base has otherwise: whether it changed them too tells the merge base. */
export function suspectPaths({ head, base }: Ends, changes: readonly ChangedFile[]): readonly string[] {
  // A file that is new here and is not on the base was changed here alone, whatever the merge base had.
  const added = new Set(
    changes.filter(({ status }) => ["added", "renamed", "copied"].includes(status)).map(({ path }) => path),
  );
  return changedPaths(changes).filter((path) => {
    const there = base.get(path);
    return !isSame(head.get(path), there) && (there !== undefined || !added.has(path));
  });
}

/** What differs between two trees: for a pull request with more files than GitHub lists. */
export function changesBetween(before: TreeEntries, after: TreeEntries): readonly ChangedFile[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths.flatMap((path): ChangedFile[] => {
    const [then, now] = [before.get(path), after.get(path)];
    if (isSame(then, now)) return [];
    return [{ path, status: then ? (now ? "modified" : "removed") : "added", previousPath: null }];
  });
}

/** Whether two trees have the same file at a path, or none. */
export function isSame(one: TreeEntry | undefined, other: TreeEntry | undefined): boolean {
  return one?.sha === other?.sha && one?.mode === other?.mode;
}

function changedPaths(files: readonly ChangedFile[]): readonly string[] {
  const paths = files.flatMap(({ path, previousPath, status }) =>
    status === "renamed" && previousPath !== null ? [previousPath, path] : [path],
  );
  return [...new Set(paths)];
}

/** A file as the judged tree has it. */
export function wishFor({ tree, commitOf }: Pick<JudgedSide, "tree" | "commitOf">, path: string): Wish {
  const entry = tree.get(path);
  return entry ? { commitSha: commitOf(path), path, entry } : { commitSha: commitOf(path), path };
}

/** A file as it was before. */
export function wishBefore({ beforeSha, before }: Pick<JudgedSide, "beforeSha" | "before">, path: string): Wish {
  const entry = before?.get(path);
  return entry ? { commitSha: beforeSha, path, entry } : { commitSha: beforeSha, path };
}

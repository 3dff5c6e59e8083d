import type { Commit, ObjectReader } from "./types.ts";

/** A commit that must exist. */
function commitOf(objects: ObjectReader, sha: string): Commit {
  const commit = objects.readCommit(sha);
  if (!commit) throw new Error(`There is no commit ${sha}.`);
  return commit;
}

/** The commit and all that it was built on. */
function ancestorsOf(objects: ObjectReader, sha: string): Set<string> {
  const seen = new Set([sha]);
  // A set hands out what is added to it while it is walked.
  for (const at of seen) for (const parent of commitOf(objects, at).parents) seen.add(parent);
  return seen;
}

export function isAncestor(objects: ObjectReader, ancestor: string, descendant: string): boolean {
  return ancestorsOf(objects, descendant).has(ancestor);
}

export function mergeBase(objects: ObjectReader, a: string, b: string): string | null {
  const common = ancestorsOf(objects, a).intersection(ancestorsOf(objects, b));
  const best = new Set(common);
  // What they share is closed under "parent of", so the best ones are those that are nobody's parent in it.
  for (const sha of common) for (const parent of commitOf(objects, sha).parents) best.delete(parent);
  return [...best].sort((x, y) => committedAt(objects, y) - committedAt(objects, x))[0] ?? null;
}

function committedAt(objects: ObjectReader, sha: string): number {
  return Date.parse(commitOf(objects, sha).committer.date);
}

export function commitsBetween(objects: ObjectReader, base: string | null, head: string): string[] {
  const excluded = base === null ? new Set<string>() : ancestorsOf(objects, base);
  const ordered = new Set<string>();
  const stack = [head];
  for (let sha = stack.at(-1); sha !== undefined; sha = stack.at(-1)) {
    const waiting = excluded.has(sha) ? [] : missingParents(commitOf(objects, sha), excluded, ordered);
    if (waiting.length > 0) {
      stack.push(...waiting);
      continue;
    }
    stack.pop();
    if (!excluded.has(sha)) ordered.add(sha);
  }
  return [...ordered];
}

function missingParents(commit: Commit, excluded: Set<string>, ordered: Set<string>): string[] {
  return commit.parents.filter((parent) => !excluded.has(parent) && !ordered.has(parent)).reverse();
}

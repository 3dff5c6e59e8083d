import { diffTrees } from "./tree-diff.ts";
import { applyChanges, entryAt } from "./tree-paths.ts";
import type { ObjectStore, PathEntry } from "./types.ts";

export interface ThreeTrees {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/**
 * The same three trees with every file that one side renamed and the other edited moved to its new name on all of
 * them, so that they merge path by path; and the old names of files that a side renamed and the other renamed
 * differently or deleted.
 */
export function followRenames(objects: ObjectStore, trees: ThreeTrees): ThreeTrees & { readonly torn: string[] } {
  const ours = renamesOf(objects, trees.base, trees.ours);
  const theirs = renamesOf(objects, trees.base, trees.theirs);
  const torn = [...tornIn(objects, ours, theirs, trees.theirs), ...tornIn(objects, theirs, ours, trees.ours)];
  const moves = new Map([
    ...[...ours].filter(([from, to]) => theirs.has(from) || isEdited(objects, trees.base, trees.theirs, from, to)),
    ...[...theirs].filter(([from, to]) => ours.has(from) || isEdited(objects, trees.base, trees.ours, from, to)),
  ]);
  const moved = (tree: string) => move(objects, tree, moves);
  return { base: moved(trees.base), ours: moved(trees.ours), theirs: moved(trees.theirs), torn: [...new Set(torn)] };
}

/** Old names to new ones. */
function renamesOf(objects: ObjectStore, base: string, side: string): Map<string, string> {
  const renames = diffTrees(objects, base, side).filter((change) => change.status === "renamed");
  return new Map(renames.map((change) => [change.previousPath, change.path]));
}

function tornIn(
  objects: ObjectStore,
  renames: ReadonlyMap<string, string>,
  otherRenames: ReadonlyMap<string, string>,
  otherSide: string,
): string[] {
  return [...renames].flatMap(([from, to]) => {
    const other = otherRenames.get(from);
    const gone = other === undefined && entryAt(objects, otherSide, from) === undefined;
    return gone || (other !== undefined && other !== to) ? [from] : [];
  });
}

/** Whether a side still has the file under its old name, with another content, and nothing in the way of the new one. */
function isEdited(objects: ObjectStore, base: string, side: string, from: string, to: string): boolean {
  const [before, after] = [entryAt(objects, base, from), entryAt(objects, side, from)];
  return after !== undefined && after.sha !== before?.sha && entryAt(objects, side, to) === undefined;
}

function move(objects: ObjectStore, tree: string, moves: ReadonlyMap<string, string>): string {
  const changes = new Map<string, PathEntry | null>();
  for (const [from, to] of moves) {
    const entry = entryAt(objects, tree, from);
    if (!entry || entry.mode === "040000" || entryAt(objects, tree, to)) continue;
    changes.set(from, null).set(to, entry);
  }
  return changes.size === 0 ? tree : applyChanges(objects, tree, changes);
}

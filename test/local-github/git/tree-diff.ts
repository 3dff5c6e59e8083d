import { findRenames } from "./find-renames.ts";
import { entriesOf, pathsOf } from "./tree-paths.ts";
import type { ObjectReader, PathEntry, TreeChange, TreeEntry } from "./types.ts";

export function diffTrees(objects: ObjectReader, before: string | null, after: string | null): TreeChange[] {
  const changes = listChanges(objects, before, after);
  return findRenames(objects, changes).sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
}

/** Differences without renames, in no particular order. Equal sub-trees are not entered. */
export function listChanges(objects: ObjectReader, before: string | null, after: string | null): TreeChange[] {
  const changes: TreeChange[] = [];
  compare(objects, before, after, "", changes);
  return changes;
}

function compare(
  objects: ObjectReader,
  before: string | null,
  after: string | null,
  prefix: string,
  changes: TreeChange[],
): void {
  if (before === after) return;
  const [old, fresh] = [byName(objects, before), byName(objects, after)];
  for (const name of new Set([...old.keys(), ...fresh.keys()])) {
    compareEntries(objects, old.get(name), fresh.get(name), prefix + name, changes);
  }
}

function compareEntries(
  objects: ObjectReader,
  before: PathEntry | undefined,
  after: PathEntry | undefined,
  path: string,
  changes: TreeChange[],
): void {
  if (before?.sha === after?.sha && before?.mode === after?.mode) return;
  const [wasTree, isTree] = [before?.mode === "040000", after?.mode === "040000"];
  if (wasTree && isTree) compare(objects, before?.sha ?? null, after?.sha ?? null, `${path}/`, changes);
  else if (before && after && !wasTree && !isTree) changes.push(modified(path, before, after));
  else {
    for (const [at, entry] of leaves(objects, path, before)) {
      changes.push({ status: "removed", path: at, before: entry, after: null });
    }
    for (const [at, entry] of leaves(objects, path, after)) {
      changes.push({ status: "added", path: at, before: null, after: entry });
    }
  }
}

function modified(path: string, before: PathEntry, after: PathEntry): TreeChange {
  const status = kindOf(before) === kindOf(after) ? "modified" : "changed";
  return { status, path, before, after };
}

/** A file and an executable are the same kind. */
function kindOf(entry: PathEntry): string {
  return entry.mode.slice(0, 3);
}

function leaves(objects: ObjectReader, path: string, entry: PathEntry | undefined): [string, PathEntry][] {
  if (!entry) return [];
  if (entry.mode !== "040000") return [[path, entry]];
  return [...pathsOf(objects, entry.sha)].map(([inner, leaf]) => [`${path}/${inner}`, leaf]);
}

function byName(objects: ObjectReader, treeSha: string | null): Map<string, PathEntry> {
  const entries: readonly TreeEntry[] = treeSha ? entriesOf(objects, treeSha) : [];
  return new Map(entries.map(({ name, mode, sha }) => [name, { mode, sha }]));
}

import { followRenames } from "./follow-renames.ts";
import { mergeLines } from "./merge-lines.ts";
import { listChanges } from "./tree-diff.ts";
import { applyChanges, entryAt, pathsOf } from "./tree-paths.ts";
import type { MergeResult, Mode, ObjectStore, PathEntry } from "./types.ts";

/** What became of one path; null is its absence. */
interface PathChange {
  readonly before: PathEntry | null;
  readonly after: PathEntry | null;
}

/** Follows a file that one side renamed and the other edited; not a directory into which the other put new files. */
export function mergeTrees(objects: ObjectStore, base: string | null, ours: string, theirs: string): MergeResult {
  if (base === null) return mergePaths(objects, null, ours, theirs);
  const followed = followRenames(objects, { base, ours, theirs });
  if (followed.torn.length > 0) return { clean: false, conflicts: followed.torn.sort() };
  return mergePaths(objects, followed.base, followed.ours, followed.theirs);
}

function mergePaths(objects: ObjectStore, base: string | null, ours: string, theirs: string): MergeResult {
  const left = changesByPath(objects, base, ours);
  const right = changesByPath(objects, base, theirs);
  const taken = new Map<string, PathEntry | null>();
  const conflicts: string[] = [];
  for (const [path, change] of right) {
    const already = left.get(path);
    // Nothing to do; and a deletion would take a directory that ours has put there with it.
    if (already && isSame(already.after, change.after)) continue;
    const merged = mergePath(objects, already, change);
    const blocked = merged?.entry && standsInTheWay(objects, ours, path, right);
    if (!merged || blocked) conflicts.push(path);
    else taken.set(path, merged.entry);
  }
  if (conflicts.length > 0) return { clean: false, conflicts: conflicts.sort() };
  return { clean: true, tree: applyChanges(objects, ours, taken) };
}

function changesByPath(objects: ObjectStore, base: string | null, side: string): Map<string, PathChange> {
  return new Map(listChanges(objects, base, side).map(({ path, before, after }) => [path, { before, after }]));
}

/** The entry that both sides can live with, or null on a conflict. */
function mergePath(objects: ObjectStore, ours: PathChange | undefined, theirs: PathChange) {
  if (!ours) return { entry: theirs.after };
  const { before } = theirs;
  if (!isFile(before) || !isFile(ours.after) || !isFile(theirs.after)) return null;
  const mode = mergeMode(before.mode, ours.after.mode, theirs.after.mode);
  const bytes = mergeLines(read(objects, before), read(objects, ours.after), read(objects, theirs.after));
  return mode && bytes ? { entry: { mode, sha: objects.writeBlob(bytes) } } : null;
}

function mergeMode(base: Mode, ours: Mode, theirs: Mode): Mode | null {
  if (ours === theirs || theirs === base) return ours;
  return ours === base ? theirs : null;
}

function isSame(a: PathEntry | null, b: PathEntry | null): boolean {
  return a?.sha === b?.sha && a?.mode === b?.mode;
}

function isFile(entry: PathEntry | null): entry is PathEntry {
  return entry?.mode === "100644" || entry?.mode === "100755";
}

function read(objects: ObjectStore, entry: PathEntry): Uint8Array {
  const bytes = objects.readBlob(entry.sha);
  if (!bytes) throw new Error(`There is no blob ${entry.sha}.`);
  return bytes;
}

/** A directory of ours that stays where theirs has a file, or a file of ours that stays where theirs needs a directory. */
function standsInTheWay(
  objects: ObjectStore,
  ours: string,
  path: string,
  theirs: ReadonlyMap<string, PathChange>,
): boolean {
  const stays = (at: string) => theirs.get(at)?.after !== null;
  const there = entryAt(objects, ours, path);
  if (there?.mode === "040000")
    return [...pathsOf(objects, there.sha).keys()].some((inner) => stays(`${path}/${inner}`));
  const names = path.split("/");
  return names.slice(1).some((_, index) => {
    const above = names.slice(0, index + 1).join("/");
    const entry = entryAt(objects, ours, above);
    return entry !== undefined && entry.mode !== "040000" && stays(above);
  });
}

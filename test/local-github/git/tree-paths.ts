import type { ObjectReader, ObjectStore, PathChanges, PathEntry, TreeEntry } from "./types.ts";

/** The entries of a tree that must exist. */
export function entriesOf(objects: ObjectReader, treeSha: string): readonly TreeEntry[] {
  const entries = objects.readTree(treeSha);
  if (!entries) throw new Error(`There is no tree ${treeSha}.`);
  return entries;
}

export function pathsOf(objects: ObjectReader, treeSha: string): Map<string, PathEntry> {
  const paths = new Map<string, PathEntry>();
  collect(objects, treeSha, "", paths);
  return paths;
}

function collect(objects: ObjectReader, treeSha: string, prefix: string, paths: Map<string, PathEntry>): void {
  for (const { name, mode, sha } of entriesOf(objects, treeSha)) {
    if (mode === "040000") collect(objects, sha, `${prefix}${name}/`, paths);
    else paths.set(prefix + name, { mode, sha });
  }
}

export function entryAt(objects: ObjectReader, treeSha: string, path: string): PathEntry | undefined {
  let at: PathEntry = { mode: "040000", sha: treeSha };
  for (const name of path.split("/").filter((part) => part !== "")) {
    if (at.mode !== "040000") return undefined;
    const entry = entriesOf(objects, at.sha).find((candidate) => candidate.name === name);
    if (!entry) return undefined;
    at = { mode: entry.mode, sha: entry.sha };
  }
  return at;
}

export function applyChanges(objects: ObjectStore, treeSha: string | null, changes: PathChanges): string {
  return applyTo(objects, treeSha, changes) ?? objects.writeTree([]);
}

/** The new tree, or null when nothing is left in it. */
function applyTo(objects: ObjectStore, treeSha: string | null, changes: PathChanges): string | null {
  const entries = new Map<string, PathEntry>();
  for (const { name, mode, sha } of treeSha ? entriesOf(objects, treeSha) : []) entries.set(name, { mode, sha });
  const { here, below } = splitByFirstName(changes);
  for (const [name, entry] of here) setOrDelete(entries, name, entry);
  for (const [name, inner] of below) setOrDelete(entries, name, applyBelow(objects, entries.get(name), inner));
  if (entries.size === 0) return null;
  return objects.writeTree([...entries].map(([name, entry]) => ({ name, ...entry })));
}

/** A file that stands where a directory is needed gives way, as in `POST /git/trees`; a mere deletion leaves it alone. */
function applyBelow(objects: ObjectStore, entry: PathEntry | undefined, changes: PathChanges): PathEntry | null {
  const directory = entry?.mode === "040000" ? entry.sha : null;
  const deletesOnly = [...changes.values()].every((change) => change === null);
  if (entry && !directory && deletesOnly) return entry;
  const sha = applyTo(objects, directory, changes);
  return sha ? { mode: "040000", sha } : null;
}

function splitByFirstName(changes: PathChanges) {
  const here = new Map<string, PathEntry | null>();
  const below = new Map<string, Map<string, PathEntry | null>>();
  for (const [path, entry] of changes) {
    const slash = path.indexOf("/");
    if (slash < 0) here.set(path, entry);
    else mapAt(below, path.slice(0, slash)).set(path.slice(slash + 1), entry);
  }
  return { here, below };
}

function mapAt<V>(maps: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const map = maps.get(key) ?? new Map<string, V>();
  maps.set(key, map);
  return map;
}

function setOrDelete(entries: Map<string, PathEntry>, name: string, entry: PathEntry | null): void {
  if (entry) entries.set(name, entry);
  else entries.delete(name);
}

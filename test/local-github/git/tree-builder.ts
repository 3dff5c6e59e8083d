import type { GitObjects } from "./git-objects.ts";
import type { PathEntry } from "./types.ts";

/** A tree of plain files: path to text or bytes. */
export function treeOf(objects: GitObjects, files: Readonly<Record<string, string | Uint8Array>>): string {
  const entries = Object.entries(files).map(([path, content]): [string, PathEntry] => [
    path,
    { mode: "100644", sha: objects.writeBlob(content) },
  ]);
  return objects.applyChanges(null, new Map(entries));
}

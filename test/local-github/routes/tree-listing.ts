import type { GitObjects } from "../git/git-objects.ts";
import type { PathEntry } from "../git/types.ts";

/** GitHub cuts a listing at this many entries, and says so in `truncated`. */
const maxTreeEntries = 100_000;

interface Listing {
  readonly entries: Record<string, unknown>[];
  readonly truncated: boolean;
}

/** A tree as the API lists it: recursively with directories before what is in them. `url` is that of `…/git`. */
export function treeListing(git: GitObjects, sha: string, isRecursive: boolean, url: string): Listing {
  const entries: Record<string, unknown>[] = [];
  for (const [path, entry] of walk(git, sha, "", isRecursive)) {
    if (entries.length === maxTreeEntries) return { entries, truncated: true };
    entries.push(entryView(git, path, entry, url));
  }
  return { entries, truncated: false };
}

function* walk(git: GitObjects, sha: string, prefix: string, isRecursive: boolean): Generator<[string, PathEntry]> {
  for (const entry of git.readTree(sha) ?? []) {
    const path = `${prefix}${entry.name}`;
    yield [path, entry];
    if (isRecursive && entry.mode === "040000") yield* walk(git, entry.sha, `${path}/`, true);
  }
}

function entryView(git: GitObjects, path: string, entry: PathEntry, url: string): Record<string, unknown> {
  const { mode, sha } = entry;
  if (mode === "040000") return { path, mode, type: "tree", sha, url: `${url}/trees/${sha}` };
  if (mode === "160000") return { path, mode, type: "commit", sha };
  return { path, mode, type: "blob", sha, size: git.readBlob(sha)?.length ?? 0, url: `${url}/blobs/${sha}` };
}

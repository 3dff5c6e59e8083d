import { encodeCommit, encodeTree, objectId, sortEntries } from "./encode-objects.ts";
import { commitsBetween, isAncestor, mergeBase } from "./history.ts";
import { mergeTrees } from "./merge-trees.ts";
import { diffTrees } from "./tree-diff.ts";
import { applyChanges, entryAt, pathsOf } from "./tree-paths.ts";
import type { Commit, MergeResult, ObjectStore, PathChanges, PathEntry, TreeChange, TreeEntry } from "./types.ts";

/** Git's object database in memory, shared by all repositories of a world: SHA-1s are those of git itself. */
export class GitObjects implements ObjectStore {
  readonly #blobs = new Map<string, Uint8Array>();
  readonly #trees = new Map<string, readonly TreeEntry[]>();
  readonly #commits = new Map<string, Commit>();
  readonly #mergeBases = new Map<string, string | null>();

  /** Text is stored as UTF-8. The bytes are kept, not copied: do not change them afterwards. */
  writeBlob(content: Uint8Array | string): string {
    const bytes = typeof content === "string" ? Buffer.from(content) : content;
    return keep(this.#blobs, objectId("blob", bytes), bytes);
  }

  readBlob(sha: string): Uint8Array | undefined {
    return this.#blobs.get(sha);
  }

  /** Entries in any order. Throws on a doubled or slashed name, which git would call a broken tree. */
  writeTree(entries: readonly TreeEntry[]): string {
    const names = new Set(entries.map(({ name }) => name));
    if (names.size !== entries.length) throw new Error("A tree cannot hold the same name twice.");
    if (entries.some(({ name }) => name === "" || name.includes("/"))) throw new Error("A tree entry is one name.");
    const sorted = sortEntries(entries);
    return keep(this.#trees, objectId("tree", encodeTree(sorted)), sorted);
  }

  readTree(sha: string): readonly TreeEntry[] | undefined {
    return this.#trees.get(sha);
  }

  writeCommit(commit: Commit): string {
    return keep(this.#commits, objectId("commit", encodeCommit(commit)), commit);
  }

  readCommit(sha: string): Commit | undefined {
    return this.#commits.get(sha);
  }

  /** Every file, link and submodule under a tree, in git's order; directories themselves are not listed. */
  pathsOf(treeSha: string): Map<string, PathEntry> {
    return pathsOf(this, treeSha);
  }

  /** What stands at a path, a directory included; the empty path is the tree itself. */
  entryAt(treeSha: string, path: string): PathEntry | undefined {
    return entryAt(this, treeSha, path);
  }

  /** The tree with the changes made; a directory that loses its last entry vanishes. Null starts from nothing. */
  applyChanges(treeSha: string | null, changes: PathChanges): string {
    return applyChanges(this, treeSha, changes);
  }

  /** Differences in path order; a rename is an equal blob, or a blob at least half of whose bytes are shared lines. */
  diffTrees(before: string | null, after: string | null): TreeChange[] {
    return diffTrees(this, before, after);
  }

  /** A commit counts as its own ancestor, as in `git merge-base --is-ancestor`. */
  isAncestor(ancestor: string, descendant: string): boolean {
    return isAncestor(this, ancestor, descendant);
  }

  /** The newest best common ancestor; null for unrelated histories. */
  mergeBase(a: string, b: string): string | null {
    const key = `${a} ${b}`;
    const known = this.#mergeBases.get(key);
    if (known !== undefined) return known;
    const found = mergeBase(this, a, b);
    this.#mergeBases.set(key, found);
    return found;
  }

  /** Three-way merge of trees, by path and then by line; the conflicts are paths in order. */
  mergeTrees(base: string | null, ours: string, theirs: string): MergeResult {
    return mergeTrees(this, base, ours, theirs);
  }

  /** Commits of `head` that `base` does not have, parents before children. */
  commitsBetween(base: string | null, head: string): string[] {
    return commitsBetween(this, base, head);
  }
}

function keep<T>(objects: Map<string, T>, sha: string, object: T): string {
  if (!objects.has(sha)) objects.set(sha, object);
  return sha;
}

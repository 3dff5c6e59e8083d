/** A file, an executable, a directory, a symbolic link (its blob is the target path), a submodule. */
export type Mode = "100644" | "100755" | "040000" | "120000" | "160000";

/** One line of one directory: `name` holds no slash. */
export interface TreeEntry {
  readonly name: string;
  readonly mode: Mode;
  readonly sha: string;
}

/** What a path leads to. */
export interface PathEntry {
  readonly mode: Mode;
  readonly sha: string;
}

/** `date` is ISO 8601; its offset (`Z`, `+02:00`) is kept, fractions of a second are not. */
export interface Signature {
  readonly name: string;
  readonly email: string;
  readonly date: string;
}

/** The message is stored as given: `git commit` ends it with a newline, GitHub's API does not. */
export interface Commit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly author: Signature;
  readonly committer: Signature;
}

/** Path to its new entry; null deletes the path, a directory with all that is under it. */
export type PathChanges = ReadonlyMap<string, PathEntry | null>;

/** How a path differs between two trees, in the words of `GET /pulls/{n}/files`; `changed` is a change of kind. */
export type TreeChange =
  | { readonly status: "added"; readonly path: string; readonly before: null; readonly after: PathEntry }
  | { readonly status: "removed"; readonly path: string; readonly before: PathEntry; readonly after: null }
  | {
      readonly status: "modified" | "changed";
      readonly path: string;
      readonly before: PathEntry;
      readonly after: PathEntry;
    }
  | {
      readonly status: "renamed";
      readonly path: string;
      readonly previousPath: string;
      readonly before: PathEntry;
      readonly after: PathEntry;
    };

export type MergeResult =
  | { readonly clean: true; readonly tree: string }
  | { readonly clean: false; readonly conflicts: readonly string[] };

/** Readers throw when an object that they were pointed at is missing, so that a broken world is not an empty one. */
export interface ObjectReader {
  readBlob(sha: string): Uint8Array | undefined;
  readTree(sha: string): readonly TreeEntry[] | undefined;
  readCommit(sha: string): Commit | undefined;
}

export interface ObjectStore extends ObjectReader {
  writeBlob(bytes: Uint8Array): string;
  writeTree(entries: readonly TreeEntry[]): string;
  writeCommit(commit: Commit): string;
}

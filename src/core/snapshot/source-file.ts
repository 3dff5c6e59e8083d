/** One file as it stands in a tree: exact bytes, so that an edit can be planned on them. */
export interface SourceFile {
  /** Repository-relative path with forward slashes. */
  readonly path: string;
  /** Git blob SHA of `bytes`; the key of every cache. */
  readonly blobSha: string;
  /** Git file mode. Symlinks and submodules are never read. */
  readonly mode: "100644" | "100755";
  readonly bytes: Uint8Array;
}

/** A file that exists but was not read, and why. It makes the evaluation an error, never a silent pass. */
export interface UnreadFile {
  readonly path: string;
  readonly reason: "too-large" | "symlink" | "submodule" | "directory" | "missing";
  /** Size in bytes where known. */
  readonly size?: number;
}

/** The documents of the spec bundles in question at one commit. */
export interface TreeFiles {
  /** Commit SHA, or `null` for a working directory. */
  readonly sha: string | null;
  readonly files: readonly SourceFile[];
  readonly unread: readonly UnreadFile[];
}

import type { PathEntry } from "../git/types.ts";
import type { Repository } from "../world/repository.ts";
import { findCommit, findTree } from "../world/revisions.ts";
import { commitView } from "./commit-view.ts";
import { repositoryView } from "./repository-view.ts";
import type { Fields, Viewer } from "./viewer.ts";

/** `Blob.text` ends after this many bytes, and only `isTruncated` says so. */
const maxTextBytes = 512_000;

/** What `object(oid:)` or `object(expression:)` finds. */
export function findObject(
  viewer: Viewer,
  repository: Repository,
  asked: { readonly oid?: string | null; readonly expression?: string | null },
): Fields | null {
  viewer.require(repository, { contents: "read" });
  if (asked.oid != null) return objectAt(viewer, repository, asked.oid);
  const expression = asked.expression ?? "";
  const colon = expression.indexOf(":");
  if (colon === -1) return objectAt(viewer, repository, findCommit(repository, expression) ?? expression);
  const tree = findTree(repository, expression.slice(0, colon));
  const path = expression.slice(colon + 1).replace(/\/$/, "");
  const entry = tree === null ? undefined : repository.git.entryAt(tree, path);
  if (entry === undefined) return null;
  return entry.mode === "040000"
    ? treeView(viewer, repository, entry.sha, path)
    : objectAt(viewer, repository, entry.sha);
}

function objectAt(viewer: Viewer, repository: Repository, sha: string): Fields | null {
  const { git } = repository;
  if (git.readCommit(sha) !== undefined) return commitView(viewer, repository, sha);
  if (git.readTree(sha) !== undefined) return treeView(viewer, repository, sha);
  const bytes = git.readBlob(sha);
  return bytes === undefined ? null : blobView(viewer, repository, sha, bytes);
}

export function treeView(viewer: Viewer, repository: Repository, sha: string, path = ""): Fields {
  return viewer.view("Tree", {
    ...identity("T", sha),
    repository: () => repositoryView(viewer, repository),
    entries: () =>
      (repository.git.readTree(sha) ?? []).map((entry) =>
        entryView(viewer, repository, path === "" ? entry.name : `${path}/${entry.name}`, entry),
      ),
  });
}

/** One entry of a tree. Modes are numbers here: 33188 is 100644. */
export function entryView(viewer: Viewer, repository: Repository, path: string, entry: PathEntry): Fields {
  const name = path.split("/").at(-1) ?? path;
  const dot = name.lastIndexOf(".");
  return viewer.view("TreeEntry", {
    name,
    path,
    nameRaw: Buffer.from(name).toString("base64"),
    pathRaw: Buffer.from(path).toString("base64"),
    extension: dot === -1 ? "" : name.slice(dot),
    mode: Number.parseInt(entry.mode, 8),
    type: typeOf(entry),
    oid: entry.sha,
    size: repository.git.readBlob(entry.sha)?.length ?? 0,
    object: () =>
      entry.mode === "040000" ? treeView(viewer, repository, entry.sha, path) : objectAt(viewer, repository, entry.sha),
  });
}

function typeOf({ mode }: PathEntry): string {
  if (mode === "040000") return "tree";
  return mode === "160000" ? "commit" : "blob";
}

function blobView(viewer: Viewer, repository: Repository, sha: string, bytes: Uint8Array): Fields {
  const isBinary = bytes.subarray(0, 8000).includes(0);
  return viewer.view("Blob", {
    ...identity("B", sha),
    byteSize: bytes.length,
    isBinary,
    isTruncated: bytes.length > maxTextBytes,
    text: isBinary ? null : Buffer.from(bytes.subarray(0, maxTextBytes)).toString("utf8"),
    repository: () => repositoryView(viewer, repository),
  });
}

export function identity(prefix: string, sha: string): Fields {
  return { id: `${prefix}_${sha}`, oid: sha, abbreviatedOid: sha.slice(0, 7) };
}

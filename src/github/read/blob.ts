import type { RepositoryRef } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";
import { gitBlobSha } from "../git-blob-sha.ts";
import type { EntryNode } from "./documents-query.ts";

/** Bytes of a blob as the cache keeps them. */
export interface Blob {
  readonly bytes: Uint8Array;
}

export function blobKey(repository: RepositoryRef, sha: string): string {
  return `blob:${repository.id}:${sha}`;
}

/**
 * The exact bytes of a blob. GraphQL's text is cut at 512,000 bytes, and a byte order mark or invalid UTF-8 does not
 * survive it, so it is taken only if git would give these bytes the same name; else the raw blob is fetched.
 */
export function readBlob(
  connection: Connection,
  repository: RepositoryRef,
  sha: string,
  object: EntryNode["object"],
): Promise<Blob> {
  return connection.cache.remember(blobKey(repository, sha), async () => {
    const bytes = exactBytes(sha, object?.text) ?? (await fetchBlob(connection, repository, sha));
    return { value: { bytes }, bytes: bytes.byteLength };
  });
}

function exactBytes(sha: string, text: string | null | undefined): Uint8Array | null {
  if (typeof text !== "string") return null;
  const bytes = Buffer.from(text, "utf8");
  return gitBlobSha(bytes, sha.length) === sha ? bytes : null;
}

async function fetchBlob({ octokit }: Connection, { owner, name }: RepositoryRef, sha: string): Promise<Uint8Array> {
  const route = "GET /repos/{owner}/{repo}/git/blobs/{file_sha}";
  const { data } = await octokit.request(route, { owner, repo: name, file_sha: sha });
  return Buffer.from(data.content, "base64");
}

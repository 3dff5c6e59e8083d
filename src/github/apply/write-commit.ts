import type { FileBytes } from "../../core/effects/effect.ts";
import type { RepositoryRef } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";

export interface CommitWish {
  readonly repository: RepositoryRef;
  readonly parentSha: string;
  readonly message: string;
  readonly files: readonly FileBytes[];
}

/**
 * Writes blobs, a tree and a commit on top of `parentSha`, and returns the commit's SHA; no branch moves. Author and
 * committer are left out because GitHub signs the commit of an App only then.
 */
export async function writeCommit(connection: Connection, wish: CommitWish): Promise<string> {
  const tree = await writeTree(connection, wish, await readTreeSha(connection, wish.repository, wish.parentSha));
  const { data } = await connection.octokit.request("POST /repos/{owner}/{repo}/git/commits", {
    ...target(wish.repository),
    message: wish.message,
    tree,
    parents: [wish.parentSha],
  });
  return data.sha;
}

async function readTreeSha({ octokit }: Connection, repository: RepositoryRef, sha: string) {
  const route = "GET /repos/{owner}/{repo}/git/commits/{commit_sha}";
  const { data } = await octokit.request(route, { ...target(repository), commit_sha: sha });
  return data.tree.sha;
}

async function writeTree(connection: Connection, { repository, files }: CommitWish, baseTree: string): Promise<string> {
  const entries = [];
  for (const { path, mode, bytes } of files) {
    const sha = await writeBlob(connection, repository, bytes);
    entries.push({ path, mode, type: "blob" as const, sha });
  }
  const { data } = await connection.octokit.request("POST /repos/{owner}/{repo}/git/trees", {
    ...target(repository),
    base_tree: baseTree,
    tree: entries,
  });
  return data.sha;
}

async function writeBlob({ octokit }: Connection, repository: RepositoryRef, bytes: Uint8Array): Promise<string> {
  const { data } = await octokit.request("POST /repos/{owner}/{repo}/git/blobs", {
    ...target(repository),
    content: Buffer.from(bytes).toString("base64"),
    encoding: "base64",
  });
  return data.sha;
}

function target({ owner, name }: RepositoryRef) {
  return { owner, repo: name };
}

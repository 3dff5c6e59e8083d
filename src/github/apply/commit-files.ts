import type { CommitFiles } from "../../core/effects/effect.ts";
import type { Connection } from "../connection.ts";
import { gitBlobSha } from "../git-blob-sha.ts";
import { blobKey } from "../read/blob.ts";
import { writeCommit } from "./write-commit.ts";

export const COMMIT_MUTATION = `
mutation CommitFiles($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}
`;

interface CommitData {
  readonly createCommitOnBranch: { readonly commit: { readonly oid: string } | null } | null;
}

/**
 * Commits files on a branch that has to be at `expectedHeadSha`; else GitHub refuses and nothing is written.
 * `createCommitOnBranch` compares and commits at once but makes every file 100644, so other modes take the Git data API.
 */
export async function commitFiles(connection: Connection, effect: CommitFiles): Promise<{ commitSha: string }> {
  const isPlain = effect.files.every(({ mode }) => mode === "100644");
  const commitSha = isPlain ? await commitOnBranch(connection, effect) : await commitObjects(connection, effect);
  await rememberBlobs(connection, effect);
  return { commitSha };
}

/** What was written need not be read again. */
async function rememberBlobs({ cache }: Connection, { repository, expectedHeadSha, files }: CommitFiles) {
  for (const { bytes } of files) {
    const key = blobKey(repository, gitBlobSha(bytes, expectedHeadSha.length));
    await cache.remember(key, async () => ({ value: { bytes }, bytes: bytes.byteLength }));
  }
}

async function commitOnBranch({ octokit }: Connection, effect: CommitFiles): Promise<string> {
  const { repository, branch, expectedHeadSha, headline, body, files } = effect;
  const input = {
    branch: { repositoryNameWithOwner: `${repository.owner}/${repository.name}`, branchName: branch },
    expectedHeadOid: expectedHeadSha,
    message: { headline, body },
    fileChanges: { additions: files.map(({ path, bytes }) => ({ path, contents: encode(bytes) })) },
  };
  const data = await octokit.graphql<CommitData>(COMMIT_MUTATION, { input });
  const oid = data.createCommitOnBranch?.commit?.oid;
  if (!oid) throw new Error("createCommitOnBranch gave neither a commit nor an error.");
  return oid;
}

function encode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

async function commitObjects(connection: Connection, effect: CommitFiles): Promise<string> {
  const { repository, branch, expectedHeadSha, headline, body, files } = effect;
  const message = body === "" ? headline : `${headline}\n\n${body}`;
  const commit = await writeCommit(connection, { repository, parentSha: expectedHeadSha, message, files });
  await connection.octokit.request("PATCH /repos/{owner}/{repo}/git/refs/{ref}", {
    owner: repository.owner,
    repo: repository.name,
    ref: `heads/${branch}`,
    sha: commit,
    force: false,
  });
  return commit;
}

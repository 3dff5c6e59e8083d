import type { RepositoryRef } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";
import { GitHubError } from "../errors.ts";

/** Every commit of ours ends with it; see `core/effects/tick-message.ts`. */
const TRAILER = /^Spec-Kit-Enforce: /m;

/** Where a branch of ours stands; `parentSha` is the first parent of its tip. */
export interface OwnBranch {
  readonly sha: string;
  readonly parentSha: string | null;
}

/**
 * The branch, or null where it is not there: it is deleted whenever its pull request is merged. Throws `GitHubError`
 * when its tip is neither a commit of ours nor `baseSha`: somebody pushed to it, and moving it would lose their work.
 */
export async function readOwnBranch(
  connection: Connection,
  repository: RepositoryRef,
  branch: string,
  baseSha: string,
): Promise<OwnBranch | null> {
  const sha = await readTip(connection, repository, branch);
  if (sha === null) return null;
  const target = { owner: repository.owner, repo: repository.name, commit_sha: sha };
  const { data } = await connection.octokit.request("GET /repos/{owner}/{repo}/git/commits/{commit_sha}", target);
  if (sha !== baseSha && !TRAILER.test(data.message)) throw taken(branch);
  return { sha, parentSha: data.parents[0]?.sha ?? null };
}

async function readTip({ octokit }: Connection, { owner, name }: RepositoryRef, branch: string) {
  try {
    const route = "GET /repos/{owner}/{repo}/git/ref/{ref}";
    const { data } = await octokit.request(route, { owner, repo: name, ref: `heads/${branch}` });
    return data.object.sha;
  } catch (error) {
    if ((error as { status?: number }).status === 404) return null;
    throw error;
  }
}

function taken(branch: string): GitHubError {
  const facts = { status: null, isRetryable: false, requestId: null, reason: "branch-protected" } as const;
  return new GitHubError(`Somebody pushed to ${branch}, which would be lost if it were moved`, facts);
}

/** Moves a branch of ours by force, or creates it. */
export async function moveOwnBranch(
  { octokit }: Connection,
  { owner, name }: RepositoryRef,
  branch: string,
  sha: string,
  exists: boolean,
): Promise<void> {
  const target = { owner, repo: name, sha };
  if (exists) {
    const route = "PATCH /repos/{owner}/{repo}/git/refs/{ref}";
    await octokit.request(route, { ...target, ref: `heads/${branch}`, force: true });
  } else {
    await octokit.request("POST /repos/{owner}/{repo}/git/refs", { ...target, ref: `refs/heads/${branch}` });
  }
}

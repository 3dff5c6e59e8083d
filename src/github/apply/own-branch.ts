import type { RepositoryRef } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";

/** Where a branch of ours stands, or null where it is not there: it is deleted whenever its pull request is merged. */
export async function readOwnBranch(
  { octokit }: Connection,
  { owner, name }: RepositoryRef,
  branch: string,
): Promise<{ readonly sha: string } | null> {
  try {
    const route = "GET /repos/{owner}/{repo}/git/ref/{ref}";
    const { data } = await octokit.request(route, { owner, repo: name, ref: `heads/${branch}` });
    return { sha: data.object.sha };
  } catch (error) {
    if ((error as { status?: number }).status === 404) return null;
    throw error;
  }
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

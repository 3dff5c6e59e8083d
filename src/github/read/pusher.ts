import type { RepositoryRef } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";

/** A branch whose last pushes were all made by Apps is looked back so far. */
const MOST_PUSHES = 100;

/**
 * Login of the person who pushed a commit to a branch; what Apps pushed on top is looked through, for it was asked for or
 * told of by others. Null where GitHub does not know, or that commit is not the branch's newest push
 * (docs.github.com: list repository activities).
 */
export async function readPusher(
  { octokit }: Connection,
  { owner, name }: RepositoryRef,
  branch: string,
  sha: string,
): Promise<string | null> {
  try {
    const ref = `refs/heads/${branch}`;
    const asked = { owner, repo: name, ref, per_page: MOST_PUSHES };
    const { data } = await octokit.request("GET /repos/{owner}/{repo}/activity", asked);
    const at = data.findIndex(({ after }) => after === sha);
    const pushes = at < 0 ? [] : data.slice(at);
    return pushes.find(({ actor }) => actor?.type === "User")?.actor?.login ?? null;
  } catch (error) {
    // A server that has no such list, or a branch that is gone.
    const { status } = error as { status?: number };
    if (status === 404 || status === 422) return null;
    throw error;
  }
}

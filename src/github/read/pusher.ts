import type { RepositoryRef } from "../../core/snapshot/pull-request.ts";
import type { Push } from "../../core/snapshot/push.ts";
import type { Connection } from "../connection.ts";
import { GitHubError } from "../errors.ts";

/** A branch whose last pushes were all made by Apps is looked back so far. */
const MOST_PUSHES = 100;

/**
 * Login of the person who pushed a commit to a branch; what Apps pushed on top is looked through, for it was asked for or
 * told of by others. Null where GitHub has no such list, or nobody in it. Throws a retryable `GitHubError` where the list
 * does not have that commit yet.
 */
export async function readPusher(
  connection: Connection,
  repository: RepositoryRef,
  branch: string,
  sha: string,
): Promise<string | null> {
  const pushes = (await readPushes(connection, repository, branch, sha)) ?? [];
  return pushes.find(({ by, isByApp }) => by !== null && !isByApp)?.by ?? null;
}

/**
 * The pushes to a branch up to the one that brought a commit, newest first; null where GitHub has no such list, or nothing in it. Throws a
 * retryable `GitHubError` where it does not have that commit yet (docs.github.com: list repository activities).
 */
export async function readPushes(
  { octokit }: Connection,
  { owner, name }: RepositoryRef,
  branch: string,
  sha: string,
): Promise<readonly Push[] | null> {
  try {
    const ref = `refs/heads/${branch}`;
    const asked = { owner, repo: name, ref, per_page: MOST_PUSHES };
    const { data } = await octokit.request("GET /repos/{owner}/{repo}/activity", asked);
    if (data.length === 0) return null;
    const at = data.findIndex(({ after }) => after === sha);
    if (at < 0) throw notListedYet(sha);
    return data.slice(at).map(({ after, actor, timestamp }) => ({
      sha: after,
      by: actor?.login ?? null,
      isByApp: actor?.type !== undefined && actor.type !== "User",
      at: timestamp,
    }));
  } catch (error) {
    // A server that has no such list, or a branch that is gone.
    const { status } = error as { status?: number };
    if (status === 404 || status === 422) return null;
    throw error;
  }
}

function notListedYet(sha: string): GitHubError {
  const facts = { status: null, isRetryable: true, requestId: null, reason: "other" } as const;
  return new GitHubError(`GitHub does not tell yet who pushed ${sha}`, facts);
}

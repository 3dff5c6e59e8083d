import type { RepositoryRef } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";

/**
 * What a branch that is not there any more is called now, or null where it was deleted. GitHub redirects from the former
 * name of a renamed branch (docs.github.com: get a branch, status 301), which the fetch behind Octokit follows.
 */
export async function readRenamedBranch(
  { octokit }: Connection,
  { owner, name }: RepositoryRef,
  branch: string,
): Promise<string | null> {
  try {
    const { data } = await octokit.request("GET /repos/{owner}/{repo}/branches/{branch}", {
      owner,
      repo: name,
      branch,
    });
    return data.name === branch ? null : data.name;
  } catch (error) {
    if ((error as { status?: number }).status === 404) return null;
    throw error;
  }
}

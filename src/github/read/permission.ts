import type { Permission } from "../../core/snapshot/permission.ts";
import type { RepositoryRef } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";

const KNOWN: ReadonlySet<string> = new Set<Permission>(["none", "read", "write", "admin"]);

/**
 * What a person may do in a repository. The API gives `triage` as `read` and `maintain` as `write`; `role_name` tells
 * the former (docs.github.com: get repository permissions for a user). Somebody it does not know may do nothing.
 */
export async function readPermission(
  { octokit }: Connection,
  { owner, name }: RepositoryRef,
  login: string,
): Promise<Permission> {
  try {
    const { data } = await octokit.request("GET /repos/{owner}/{repo}/collaborators/{username}/permission", {
      owner,
      repo: name,
      username: login,
    });
    if (data.permission === "read" && data.role_name === "triage") return "triage";
    return KNOWN.has(data.permission) ? (data.permission as Permission) : "none";
  } catch (error) {
    if ((error as { status?: number }).status === 404) return "none";
    throw error;
  }
}

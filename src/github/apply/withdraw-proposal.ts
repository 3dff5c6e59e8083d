import type { WithdrawProposal } from "../../core/effects/effect.ts";
import type { Connection } from "../connection.ts";
import { readOwnBranch } from "./own-branch.ts";

/** Deletes the branch where it is there. Throws `GitHubError` when somebody pushed to it: their work would be lost. */
export async function withdrawProposal(
  connection: Connection,
  effect: WithdrawProposal,
): Promise<Record<string, never>> {
  const { repository, branch, baseSha } = effect;
  if ((await readOwnBranch(connection, repository, branch, baseSha)) === null) return {};
  await connection.octokit.request("DELETE /repos/{owner}/{repo}/git/refs/{ref}", {
    owner: repository.owner,
    repo: repository.name,
    ref: `heads/${branch}`,
  });
  return {};
}

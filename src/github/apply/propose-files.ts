import type { ProposeFiles } from "../../core/effects/effect.ts";
import type { Connection } from "../connection.ts";
import { holdsExactly } from "./holds-exactly.ts";
import { moveOwnBranch, type OwnBranch, readOwnBranch } from "./own-branch.ts";
import { writeCommit } from "./write-commit.ts";

/**
 * Puts the files on a branch of ours, one commit ahead of `baseSha`, and opens or updates the one pull request for it.
 * The branch is moved by force, because what it says is always computed afresh from the base; unless somebody pushed
 * to it, which is a `GitHubError`. Where it says so already, nothing is written.
 */
export async function proposeFiles(connection: Connection, effect: ProposeFiles) {
  const { repository, branch, baseSha } = effect;
  const current = await readOwnBranch(connection, repository, branch, baseSha);
  const commitSha = await findOrWriteCommit(connection, effect, current);
  if (commitSha !== current?.sha) await moveOwnBranch(connection, repository, branch, commitSha, current !== null);
  return { pullRequest: await openOrUpdate(connection, effect), commitSha };
}

async function findOrWriteCommit(connection: Connection, effect: ProposeFiles, current: OwnBranch | null) {
  const { repository, baseSha: parentSha, headline, commitBody, files } = effect;
  const isOnBase = current?.parentSha === parentSha;
  if (isOnBase && (await holdsExactly(connection, repository, { sha: current.sha, parentSha }, files))) {
    return current.sha;
  }
  const message = commitBody === "" ? headline : `${headline}\n\n${commitBody}`;
  return writeCommit(connection, { repository, parentSha, message, files });
}

async function openOrUpdate(connection: Connection, effect: ProposeFiles): Promise<number> {
  const { octokit } = connection;
  const { repository, baseBranch, branch, title, body } = effect;
  const target = { owner: repository.owner, repo: repository.name };
  const open = await findOpen(connection, effect);
  if (!open) {
    const content = { title, body, head: branch, base: baseBranch };
    const { data } = await octokit.request("POST /repos/{owner}/{repo}/pulls", { ...target, ...content });
    return data.number;
  }
  if (open.title !== title || open.body !== body) {
    const change = { ...target, pull_number: open.number, title, body };
    await octokit.request("PATCH /repos/{owner}/{repo}/pulls/{pull_number}", change);
  }
  return open.number;
}

async function findOpen({ octokit }: Connection, { repository, baseBranch, branch }: ProposeFiles) {
  const { data } = await octokit.request("GET /repos/{owner}/{repo}/pulls", {
    owner: repository.owner,
    repo: repository.name,
    state: "open",
    head: `${repository.owner}:${branch}`,
    base: baseBranch,
    per_page: 1,
  });
  return data[0] ?? null;
}

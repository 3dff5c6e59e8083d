import type { UpsertComment } from "../../core/effects/effect.ts";
import type { Connection } from "../connection.ts";

/** Writes a new comment, or replaces the text of ours. Never sent twice: a comment that GitHub did create would double. */
export async function upsertComment({ octokit }: Connection, { repository, issueNumber, update, body }: UpsertComment) {
  const target = { owner: repository.owner, repo: repository.name };
  if (update !== null) {
    const route = "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}";
    await octokit.request(route, { ...target, comment_id: update, body });
    return { commentId: update };
  }
  const route = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments";
  const { data } = await octokit.request(route, { ...target, issue_number: issueNumber, body });
  return { commentId: Number(data.id) };
}

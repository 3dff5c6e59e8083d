import type { AddReaction } from "../../core/effects/effect.ts";
import type { Connection } from "../connection.ts";

/** Reacts to a comment. GitHub keeps one reaction of a kind per person, so doing it again changes nothing. */
export async function addReaction({ octokit }: Connection, { repository, commentId, content }: AddReaction) {
  await octokit.request("POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions", {
    owner: repository.owner,
    repo: repository.name,
    comment_id: commentId,
    content,
  });
  return {};
}

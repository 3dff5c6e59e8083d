import type { AddReaction } from "../../core/effects/effect.ts";
import type { Connection } from "../connection.ts";

export const REACTION_MUTATION = `
mutation React($input: AddReactionInput!) {
  addReaction(input: $input) { reaction { content } }
}
`;

/**
 * Reacts to a comment, a review or a remark in one. GitHub keeps one reaction of a kind per person, so doing it again
 * changes nothing. The text of a review has no route for reactions (docs.github.com: REST, reactions): GraphQL does it.
 */
export async function addReaction({ octokit }: Connection, { repository, commentId, content, on }: AddReaction) {
  const target = { owner: repository.owner, repo: repository.name, comment_id: commentId, content };
  if (on?.surface === "review") {
    await octokit.graphql(REACTION_MUTATION, { input: { subjectId: on.nodeId, content: content.toUpperCase() } });
  } else if (on?.surface === "review-comment") {
    await octokit.request("POST /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions", target);
  } else {
    await octokit.request("POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions", target);
  }
  return {};
}

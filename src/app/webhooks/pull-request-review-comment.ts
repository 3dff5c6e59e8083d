import { REVIEW } from "../../jobs/kinds.ts";
import { mayHoldCommand } from "./may-hold-command.ts";
import { pullRequestRef } from "./refs.ts";
import { defineWebhook } from "./webhook.ts";

/** A new remark on a line of a pull request: it may hold commands, as a comment in the conversation may. */
export const pullRequestReviewComment = defineWebhook({
  events: ["pull_request_review_comment.created"],
  translate(payload, deliveryId) {
    const { comment, sender, pull_request } = payload;
    if (sender.type === "Bot" || sender.id !== comment.user?.id || !mayHoldCommand(comment.body)) return [];
    const ref = pullRequestRef(payload, pull_request.number);
    if (!ref) return [];
    const { id: commentId, node_id: commentNodeId } = comment;
    const item = { kind: "comment", surface: "review-comment", commentId, commentNodeId } as const;
    const inbox = { repositoryId: ref.repository.id, pullRequest: ref.number, item };
    return [{ job: REVIEW.request({ ref, deliveryId }), inbox }];
  },
});

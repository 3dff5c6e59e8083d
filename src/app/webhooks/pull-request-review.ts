import { REVIEW } from "../../jobs/kinds.ts";
import { mayHoldCommand } from "./may-hold-command.ts";
import { pullRequestRef } from "./refs.ts";
import { defineWebhook } from "./webhook.ts";

/**
 * A review that approves, asks for changes or is dismissed may change the verdict, so that the pull request is looked at
 * again; its text may hold commands. An edited one proves nothing about who commands, and changes no approval.
 */
export const pullRequestReview = defineWebhook({
  events: ["pull_request_review.submitted", "pull_request_review.dismissed"],
  translate(payload, deliveryId) {
    const { action, review, sender, pull_request } = payload;
    const ref = pullRequestRef(payload, pull_request.number);
    // Whatever a bot says of a pull request counts for nothing, but it may take back what people said.
    if (!ref || (action === "submitted" && sender.type === "Bot")) return [];
    const job = REVIEW.request({ ref, deliveryId });
    const commands = action === "submitted" && sender.id === review.user?.id && mayHoldCommand(review.body);
    if (!commands) return action === "dismissed" || review.state !== "commented" ? [{ job }] : [];
    const item = { kind: "comment", surface: "review", commentId: review.id, commentNodeId: review.node_id } as const;
    return [{ job, inbox: { repositoryId: ref.repository.id, pullRequest: ref.number, item } }];
  },
});

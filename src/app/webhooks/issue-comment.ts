import { REVIEW } from "../../jobs/kinds.ts";
import { mayHoldCommand } from "./may-hold-command.ts";
import { pullRequestRef } from "./refs.ts";
import { defineWebhook } from "./webhook.ts";

/**
 * New comments alone: people with triage or write access can edit the comments of others, so an edited one proves
 * nothing about who commands. Bots do not command, ourselves included.
 */
export const issueComment = defineWebhook({
  events: ["issue_comment.created"],
  translate(payload, deliveryId) {
    const { issue, comment, sender } = payload;
    if (!issue.pull_request || sender.type === "Bot" || sender.id !== comment.user?.id) return [];
    if (!mayHoldCommand(comment.body)) return [];
    const ref = pullRequestRef(payload, issue.number);
    if (!ref) return [];
    const item = { kind: "comment", commentId: comment.id, commentNodeId: comment.node_id } as const;
    const inbox = { repositoryId: ref.repository.id, pullRequest: ref.number, item };
    return [{ job: REVIEW.request({ ref, deliveryId }), inbox }];
  },
});

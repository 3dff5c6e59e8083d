import { REVIEW } from "../../jobs/kinds.ts";
import { pullRequestRef } from "./refs.ts";
import { defineWebhook } from "./webhook.ts";

/** Whatever happens to a pull request, its job reads the whole of it anew: what changed decides only whether to look. */
export const pullRequest = defineWebhook({
  events: [
    "pull_request.opened",
    "pull_request.synchronize",
    "pull_request.reopened",
    "pull_request.edited",
    "pull_request.ready_for_review",
    "pull_request.converted_to_draft",
    "pull_request.labeled",
    "pull_request.unlabeled",
    "pull_request.closed",
  ],
  translate(payload, deliveryId) {
    const ref = pullRequestRef(payload, payload.pull_request.number);
    return ref ? [{ job: REVIEW.request({ ref, deliveryId }) }] : [];
  },
});

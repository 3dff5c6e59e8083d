import { RECHECK_ACTION } from "../../core/report/check-actions.ts";
import { findPullRequest } from "../../core/report/external-id.ts";
import { REVIEW } from "../../jobs/kinds.ts";
import { pullRequestRef } from "./refs.ts";
import { defineWebhook } from "./webhook.ts";

/**
 * Re-run of our check, or its *Re-check* button. The pull request comes from our external id: GitHub lists no pull
 * requests on the check runs of forks.
 */
export const checkRun = defineWebhook({
  events: ["check_run.rerequested", "check_run.requested_action"],
  translate(payload, deliveryId) {
    if ("requested_action" in payload && payload.requested_action?.identifier !== RECHECK_ACTION.identifier) return [];
    const { external_id, pull_requests } = payload.check_run;
    const number = findPullRequest(external_id ?? "") ?? pull_requests[0]?.number;
    const ref = number === undefined ? null : pullRequestRef(payload, number);
    if (!ref) return [];
    const inbox = { repositoryId: ref.repository.id, pullRequest: ref.number, item: { kind: "rerun" } } as const;
    return [{ job: REVIEW.request({ ref, deliveryId }), inbox }];
  },
});

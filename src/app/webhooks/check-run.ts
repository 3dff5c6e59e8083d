import { COMMAND_ACTIONS, RECHECK_ACTION } from "../../core/report/check-actions.ts";
import { findPullRequest } from "../../core/report/external-id.ts";
import { findGroupBase } from "../../core/report/group-id.ts";
import { REVIEW, REVIEW_GROUP } from "../../jobs/kinds.ts";
import type { InboxItem } from "../../ports/intake.ts";
import { mergeGroupRef, pullRequestRef } from "./refs.ts";
import { defineWebhook } from "./webhook.ts";

/**
 * Re-run of our check, or one of its buttons. The pull request comes from our external id: GitHub lists no pull
 * requests on the check runs of forks. Who pressed is only named here: what they may do is asked of GitHub later.
 */
export const checkRun = defineWebhook({
  events: ["check_run.rerequested", "check_run.requested_action"],
  translate(payload, deliveryId) {
    const { external_id, pull_requests, head_sha, check_suite } = payload.check_run;
    const base = findGroupBase(external_id ?? "");
    const group = mergeGroupRef(payload, head_sha, check_suite?.head_branch ?? null, base);
    // Our runs on merge groups have no buttons.
    if (group) return [{ job: REVIEW_GROUP.request({ ref: group, isRerun: true, deliveryId }) }];
    const pressed = "requested_action" in payload ? payload.requested_action?.identifier : RECHECK_ACTION.identifier;
    const item = itemOf(pressed, payload.sender, head_sha);
    const number = findPullRequest(external_id ?? "") ?? pull_requests[0]?.number;
    const ref = number === undefined || item === null ? null : pullRequestRef(payload, number);
    if (!ref || !item) return [];
    const inbox = { repositoryId: ref.repository.id, pullRequest: ref.number, item };
    return [{ job: REVIEW.request({ ref, deliveryId }), inbox }];
  },
});

/** What a button asks for; null for one that is not ours, and for one that nobody pressed. */
function itemOf(identifier: string | undefined, sender: Sender, headSha: string): InboxItem | null {
  if (identifier === RECHECK_ACTION.identifier) return { kind: "rerun" };
  const action = Object.values(COMMAND_ACTIONS).find((one) => one.identifier === identifier);
  if (!action || sender.type === "Bot") return null;
  return { kind: "button", command: action.identifier, sender: sender.login, headSha };
}

interface Sender {
  readonly login: string;
  readonly type: string;
}

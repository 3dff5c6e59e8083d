import { REVIEW_GROUP } from "../../jobs/kinds.ts";
import { repositoryRef } from "./refs.ts";
import { defineWebhook } from "./webhook.ts";

const BRANCH = "refs/heads/";

/**
 * A merge queue asks for checks on a group. That one was destroyed is not listened to: its branch is gone then, which ends
 * whatever still waits or is tried again for it.
 */
export const mergeGroup = defineWebhook({
  events: ["merge_group.checks_requested"],
  translate({ merge_group, repository, installation }, deliveryId) {
    if (!installation || !repository) return [];
    const { head_sha, base_sha, head_ref } = merge_group;
    const branch = head_ref.startsWith(BRANCH) ? head_ref.slice(BRANCH.length) : head_ref;
    const ref = {
      installationId: installation.id,
      repository: repositoryRef(repository),
      headSha: head_sha,
      baseSha: base_sha,
      branch,
    };
    return [{ job: REVIEW_GROUP.request({ ref, isRerun: false, deliveryId }) }];
  },
});

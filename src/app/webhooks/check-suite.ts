import { RERUN_SUITE, REVIEW_GROUP } from "../../jobs/kinds.ts";
import { mergeGroupRef, repositoryRef } from "./refs.ts";
import { defineWebhook } from "./webhook.ts";

/** *Re-run all checks*: a suite names no pull request for forks, so the job asks its check runs. */
export const checkSuite = defineWebhook({
  events: ["check_suite.rerequested"],
  translate(payload, deliveryId) {
    if (!payload.installation) return [];
    const { id, head_sha, head_branch } = payload.check_suite;
    const group = mergeGroupRef(payload, head_sha, head_branch, null);
    if (group) return [{ job: REVIEW_GROUP.request({ ref: group, isRerun: true, deliveryId }) }];
    const suite = { checkSuiteId: id, headSha: head_sha, repository: repositoryRef(payload.repository) };
    return [{ job: RERUN_SUITE.request({ ...suite, installationId: payload.installation.id, deliveryId }) }];
  },
});

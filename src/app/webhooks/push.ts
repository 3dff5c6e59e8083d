import { TICK } from "../../jobs/kinds.ts";
import { repositoryRef } from "./refs.ts";
import { defineWebhook } from "./webhook.ts";

const BRANCH = "refs/heads/";

/** A branch moved: ticks that wait for it are planned anew. The job ends at once where none do. */
export const push = defineWebhook({
  events: ["push"],
  translate(payload, deliveryId) {
    const { ref, deleted, installation, repository } = payload;
    if (deleted || !installation || !ref.startsWith(BRANCH)) return [];
    const branch = { repository: repositoryRef(repository), branch: ref.slice(BRANCH.length) };
    return [{ job: TICK.request({ ...branch, installationId: installation.id, deliveryId }) }];
  },
});

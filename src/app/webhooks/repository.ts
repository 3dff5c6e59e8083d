import { isOrganisationRepository } from "../../core/config/organisation-layer.ts";
import { SWEEP_INSTALLATION, SWEEP_REPOSITORY } from "../../jobs/kinds.ts";
import { repositoryRef } from "./refs.ts";
import { defineWebhook } from "./webhook.ts";

/**
 * A repository got another name, owner, default branch or visibility, or may be written to again: it is looked through,
 * which finds the verdicts that this changed. Where the organisation's configuration came or went with it, all are. An
 * archived one takes no writes, and of a deleted one GitHub does not tell, so neither is listened to.
 */
export const repository = defineWebhook({
  events: [
    "repository.renamed",
    "repository.transferred",
    "repository.unarchived",
    "repository.edited",
    "repository.publicized",
    "repository.privatized",
  ],
  translate(payload, deliveryId) {
    const { installation, action } = payload;
    if (!installation || (action === "edited" && !("default_branch" in payload.changes))) return [];
    const by = { installationId: installation.id, deliveryId };
    const here = repositoryRef(payload.repository);
    const former = action === "renamed" ? { name: payload.changes.repository.name.from } : here;
    if (isOrganisationRepository(here) || isOrganisationRepository(former)) {
      return [{ job: SWEEP_INSTALLATION.request(by) }];
    }
    return [{ job: SWEEP_REPOSITORY.request({ ...by, repository: here, branch: null }) }];
  },
});

import { isOrganisationRepository } from "../../core/config/organisation-layer.ts";
import { SWEEP_INSTALLATION, SWEEP_REPOSITORY } from "../../jobs/kinds.ts";
import { repositoryRef } from "./refs.ts";
import { defineWebhook } from "./webhook.ts";

/** Beyond this many the installation is looked through as a whole. */
const MOST_APART = 50;

/**
 * Repositories were added to an installation: each of them is looked through for open pull requests. The one with the
 * organisation's configuration makes a difference to all.
 */
export const installationRepositories = defineWebhook({
  events: ["installation_repositories.added"],
  translate({ installation, repositories_added }, deliveryId) {
    const by = { installationId: installation.id, deliveryId };
    const added = repositories_added.map(({ id, name, full_name }) => repositoryRef({ id, name, full_name }));
    if (added.length > MOST_APART || added.some(isOrganisationRepository)) {
      return [{ job: SWEEP_INSTALLATION.request(by) }];
    }
    return added.map((repository) => ({ job: SWEEP_REPOSITORY.request({ ...by, repository, branch: null }) }));
  },
});

import { isOrganisationRepository, type OrganisationLayer } from "../../core/config/organisation-layer.ts";
import type { RepositoryRef } from "../../core/snapshot/pull-request.ts";
import type { Connection } from "../connection.ts";
import { readOrganisationConfig } from "./organisation-config.ts";

/** The layer above a repository's own configuration. A person's token reads what that person may see. */
export async function readOrganisationLayer(
  { organisation, octokit }: Connection,
  repository: RepositoryRef,
): Promise<OrganisationLayer> {
  if (isOrganisationRepository(repository)) return { kind: "self" };
  return organisation ? organisation.read() : readOrganisationConfig(octokit, repository.owner);
}

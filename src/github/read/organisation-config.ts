import { ORGANISATION_REPOSITORY, type OrganisationLayer } from "../../core/config/organisation-layer.ts";
import type { OctokitClient } from "../connection.ts";
import { graphqlErrors } from "../graphql-errors.ts";
import { CONFIG_SELECTION, type ConfiguredCommit, findConfig } from "./config-text.ts";

const ORGANISATION_CONFIG_QUERY = `
query OrganisationConfig($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    defaultBranchRef { target { ... on Commit { oid ${CONFIG_SELECTION} } } }
  }
}
`;

interface OrganisationConfigData {
  readonly repository: {
    readonly defaultBranchRef: { readonly target: ConfiguredCommit | null } | null;
  } | null;
}

/** The configuration on the default branch of an owner's `.github` repository, with that repository in its path. */
export async function readOrganisationConfig(octokit: OctokitClient, owner: string): Promise<OrganisationLayer> {
  const data = await query(octokit, owner);
  if (!data?.repository) return { kind: "unreadable" };
  const found = findConfig(data.repository.defaultBranchRef?.target ?? null);
  if (!found) return { kind: "none" };
  return { kind: "found", config: { ...found, path: `${owner}/${ORGANISATION_REPOSITORY}: ${found.path}` } };
}

/** Null where GitHub knows no such repository, or does not show it. */
async function query(octokit: OctokitClient, owner: string): Promise<OrganisationConfigData | null> {
  try {
    const variables = { owner, name: ORGANISATION_REPOSITORY };
    return await octokit.graphql<OrganisationConfigData>(ORGANISATION_CONFIG_QUERY, variables);
  } catch (error) {
    const errors = graphqlErrors(error);
    if (errors.length > 0 && errors.every(({ type }) => type === "NOT_FOUND")) return null;
    throw error;
  }
}

import type { ConfigText, RepositoryRef } from "../snapshot/pull-request.ts";

/** The repository whose configuration is that of all repositories of its owner. */
export const ORGANISATION_REPOSITORY = ".github";

/**
 * What was found of the organisation's layer. `unreadable` is a repository that the App is not installed on, which
 * GitHub does not tell from one that does not exist.
 */
export type OrganisationLayer =
  | { readonly kind: "none" }
  | { readonly kind: "unreadable" }
  /** The repository is the one that holds the layer: its own configuration is it. */
  | { readonly kind: "self" }
  | { readonly kind: "found"; readonly config: ConfigText };

/** Whether a repository is the one that holds the organisation's layer: its own configuration is that layer. */
export function isOrganisationRepository({ name }: Pick<RepositoryRef, "name">): boolean {
  return name.toLowerCase() === ORGANISATION_REPOSITORY;
}

/** What a verdict depends on of both layers, as one text; null where there is none. */
export function configBasis(
  config: { readonly blobSha: string } | null,
  organisation?: OrganisationLayer,
): string | null {
  const above = organisation?.kind === "found" ? organisation.config.blobSha : null;
  return above === null ? (config?.blobSha ?? null) : `${config?.blobSha ?? "defaults"}+${above}`;
}

import type { Document, SpecBundle } from "../bundle/spec-bundle.ts";
import { readRequirements } from "../documents/read-requirements.ts";
import { readStoryCriteria } from "../documents/read-story-criteria.ts";
import type { Requirement } from "../documents/requirement.ts";

const ROLES = new Set(["spec", "prd", "requirements"]);

/** Whether a document says what is wanted, and so defines requirements. */
export function isSpecification({ role }: Pick<Document, "role">): boolean {
  return ROLES.has(role);
}

/** The documents that say what is wanted: a story that is one file says so itself. */
export function specificationsOf({ documents, location }: SpecBundle): readonly Document[] {
  const apart = documents.filter(isSpecification);
  return apart.length > 0 ? apart : documents.filter(({ file }) => file.path === location.path);
}

/** Everything that a spec bundle demands under a name, in document order. */
export function requirementsOf(bundle: SpecBundle): readonly Requirement[] {
  return specificationsOf(bundle).flatMap((document) =>
    isSpecification(document) ? readRequirements(document) : readStoryCriteria(document),
  );
}

import type { Document } from "../bundle/spec-bundle.ts";

const ROLES = new Set(["spec", "prd", "requirements"]);

/** Whether a document says what is wanted, and so defines requirements. */
export function isSpecification({ role }: Pick<Document, "role">): boolean {
  return ROLES.has(role);
}

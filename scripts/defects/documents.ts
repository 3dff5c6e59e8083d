import { documentName, layoutOf } from "../../src/core/layouts/layout-of.ts";
import type { CleanBundle } from "./clean-bundle.ts";

interface Named {
  readonly path: string;
  readonly role: string;
  /** Whether the layout can ask for it. */
  readonly isRequired: boolean;
}

/** The documents of a spec bundle that a person writes, in the layout's order. */
export function documentsOf({ bundle }: CleanBundle): Named[] {
  const known = layoutOf(bundle.location)?.documents ?? [];
  return bundle.documents
    .filter(({ file }) => file.path.endsWith(".md"))
    .map(({ role, file }) => {
      const name = documentName(bundle.location.path, file.path);
      const required = known.find((document) => document.name === name)?.required ?? "never";
      return { path: file.path, role, isRequired: required !== "never" };
    });
}

/** The same without the tasks document, which tells of the others. */
export function documentsWithoutTasks(clean: CleanBundle): Named[] {
  return documentsOf(clean).filter(({ role }) => role !== "tasks");
}

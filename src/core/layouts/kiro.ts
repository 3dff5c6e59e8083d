import { directoryBelow } from "./directory-below.ts";
import { defineLayout } from "./layout.ts";

/** Kiro's own directory, and that of the workflow server which writes the same documents. */
const ROOTS = [".kiro/specs", ".spec-workflow/specs"];
const NAMES = ["requirements.md", "bugfix.md", "design.md", "tasks.md"];

/** Kiro, which begins with the requirements or with the design: `.kiro/specs/<name>/` with requirements.md or bugfix.md, design.md and tasks.md; cc-sdd adds spec.json. */
export const kiro = defineLayout({
  id: "kiro",
  summary: "Kiro: .kiro/specs/<name>/ with requirements.md, design.md and tasks.md",
  documents: [
    { role: "requirements", name: "requirements.md", required: "with-tasks", instead: ["bugfix.md"] },
    { role: "design", name: "design.md", required: "with-tasks" },
    { role: "tasks", name: "tasks.md", required: "when-later-exists" },
    { role: "metadata", name: "spec.json", required: "never" },
  ],
  directoryOf: (path) => ROOTS.map((root) => directoryBelow(path, root)).find((found) => found !== null) ?? null,
  isBundle: (names) => NAMES.some((name) => names.has(name)),
  furtherRole: (name) => (name === "bugfix.md" ? "requirements" : null),
});

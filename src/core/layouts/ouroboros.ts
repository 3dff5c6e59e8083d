import { directoryBelow } from "./directory-below.ts";
import { defineLayout } from "./layout.ts";

const NAMES = ["requirements.md", "design.md", "tasks.md"];

/** Ouroboros: `ouroboros/specs/<slug>/` with requirements.md, design.md and tasks.md. */
export const ouroboros = defineLayout({
  id: "ouroboros",
  summary: "Ouroboros: ouroboros/specs/<slug>/ with requirements.md, design.md and tasks.md",
  documents: NAMES.map((name) => ({ role: name.replace(".md", ""), name, required: "when-later-exists" as const })),
  directoryOf: (path) => directoryBelow(path, "ouroboros/specs"),
  isBundle: (names) => NAMES.some((name) => names.has(name)),
});

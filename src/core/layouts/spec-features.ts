import { directoryBelow } from "./directory-below.ts";
import { defineLayout } from "./layout.ts";

const NAMES = ["specification.md", "plan.md", "tasks.md"];

/** `.spec/features/NNN-slug/` with specification.md, plan.md and tasks.md. */
export const specFeatures = defineLayout({
  id: "spec-features",
  summary: ".spec/features/NNN-slug/ with specification.md, plan.md and tasks.md",
  documents: [
    { role: "spec", name: "specification.md", required: "when-later-exists" },
    { role: "plan", name: "plan.md", required: "when-later-exists" },
    { role: "tasks", name: "tasks.md", required: "when-later-exists" },
  ],
  directoryOf: (path) => directoryBelow(path, ".spec/features"),
  isBundle: (names) => NAMES.filter((name) => names.has(name)).length >= 2,
});

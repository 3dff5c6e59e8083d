import { defineLayout } from "./layout.ts";

const NAMES = ["constitution.md", "prd.md", "plan.md", "tasks.md"];

/** Platform kit: `spec/<slug>/` with four documents. `spec/` is also the directory of RSpec, so two of them must be there. */
export const platformKit = defineLayout({
  id: "platform-kit",
  summary: "Platform kit: spec/<slug>/ with constitution.md, prd.md, plan.md and tasks.md",
  documents: NAMES.map((name) => ({ role: name.replace(".md", ""), name, required: "always" })),
  directoryOf(path) {
    const segments = path.split("/");
    const root = segments.indexOf("spec");
    return root >= 0 && root + 2 < segments.length ? segments.slice(0, root + 2).join("/") : null;
  },
  isBundle: (names) => NAMES.filter((name) => names.has(name)).length >= 2,
});

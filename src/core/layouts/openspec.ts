import { directoryBelow } from "./directory-below.ts";
import { defineLayout } from "./layout.ts";

/** OpenSpec: a change in `openspec/changes/<id>/` with a proposal, tasks and the specs that it alters. */
export const openspec = defineLayout({
  id: "openspec",
  summary: "OpenSpec: openspec/changes/<id>/ with proposal.md, tasks.md and specs/**/spec.md",
  documents: [
    { role: "proposal", name: "proposal.md", required: "always", sections: ["Why", "What Changes"] },
    { role: "design", name: "design.md", required: "never" },
    { role: "tasks", name: "tasks.md", required: "when-later-exists" },
    { role: "metadata", name: ".openspec.yaml", required: "never" },
  ],
  directoryOf(path) {
    const directory = directoryBelow(path, "openspec/changes");
    return directory === null || directory.endsWith("/archive") ? null : directory;
  },
  // OpenSpec itself goes by the directory: a change without its proposal is a change that lacks one.
  isBundle: (names) => names.size > 0,
  furtherRole: (name) => (/^specs\/.+\/spec\.md$/.test(name) || name === "specs/spec.md" ? "delta" : null),
});

import { z } from "zod";
import { findPlaceholders } from "../../documents/placeholders.ts";
import { fileName } from "../file-name.ts";
import { defineRule } from "../rule.ts";
import { isStillTemplate } from "../still-template.ts";

export const unfilledTemplate = defineRule({
  id: "spec/unfilled-template",
  input: "document",
  summary: "Disallow documents that are still the template",
  rationale: "A template in the place of a document looks like a decision, and holds none.",
  level: "error",
  options: z.strictObject({}),
  messages: {
    template:
      "{document} is still the template: {blanks} of the {all} {all|value|values} in its title and header {blanks|is a blank|are blanks}, so it decides nothing yet. Fill it in, or delete it.",
  },
  guard:
    "Two blanks at least, the title among them or most of the header. Files in directories of templates are no spec bundles.",
  examples: [
    {
      name: "A header of blanks",
      kind: "invalid",
      files: {
        tasks:
          "# {Project Name}: Tasks\n\n**Owner**: {owner}\n**Last Updated**: {date}\n**Plan**: plan.md\n\n## Phase 1\n\n- [ ] T001 Store\n",
      },
      reports: [
        "1: tasks.md is still the template: 3 of the 4 values in its title and header are blanks, so it decides nothing yet. Fill it in, or delete it.",
      ],
      looked: "3/3",
    },
    {
      name: "A header that is filled in",
      kind: "valid",
      files: { tasks: "# Cart: Tasks\n\n**Owner**: anna\n**Last Updated**: 2026-01-02\n" },
      reports: [],
    },
    {
      name: "One date that is left to write",
      kind: "false-positive",
      files: { tasks: "# Cart: Tasks\n\n**Owner**: anna\n**Last Updated**: {date}\n" },
      reports: [],
    },
  ],

  *check({ document }) {
    yield { examined: 1, of: 1, unit: "documents" };
    const placeholders = findPlaceholders(document);
    if (!isStillTemplate(placeholders)) return;
    const { blank, filled } = placeholders.header;
    const { path } = document.file;
    const line = placeholders.found[0]?.line ?? 1;
    const values = { document: fileName(path), blanks: blank, all: blank + filled };
    yield { message: "template", values, at: { path, line, endLine: line }, key: "template" };
  },
});

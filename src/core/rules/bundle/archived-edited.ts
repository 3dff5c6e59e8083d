import { z } from "zod";
import { defineRule } from "../rule.ts";

const ARCHIVED = /(?:^|\/)openspec\/changes\/archive\/([^/]+)\//;

export const archivedEdited = defineRule({
  id: "bundle/archived-edited",
  input: "repository",
  summary: "Disallow edits to archived spec bundles",
  rationale: "The archive says what was decided then; edited, it says what nobody ever decided.",
  level: "off",
  nursery: {
    level: "warning",
    because: "it speaks of changes alone, and has been seen on too few pull requests",
  },
  options: z.strictObject({}),
  messages: {
    edited: "{path} is history, and this change edits it. Undo the edit and open a new change instead.",
  },
  guard: "Moving a change into the archive adds files there and is no edit; nor is a rename.",
  examples: [
    {
      name: "An archived proposal is edited",
      kind: "invalid",
      files: { "openspec/changes/archive/2026-01-02-cart/proposal.md": "# New\n" },
      base: { "openspec/changes/archive/2026-01-02-cart/proposal.md": "# Old\n" },
      reports: [
        "1: openspec/changes/archive/2026-01-02-cart/proposal.md is history, and this change edits it. Undo the edit and open a new change instead.",
      ],
      looked: "1/1",
    },
    {
      name: "A live change is edited",
      kind: "valid",
      files: { "openspec/changes/cart/proposal.md": "# New\n" },
      base: { "openspec/changes/cart/proposal.md": "# Old\n" },
      reports: [],
    },
    {
      name: "A change is archived",
      kind: "false-positive",
      files: { "openspec/changes/archive/2026-01-02-cart/proposal.md": "# Cart\n" },
      base: { "openspec/changes/cart/proposal.md": "# Cart\n" },
      reports: [],
    },
  ],

  *check({ context }) {
    const changes = context.changes ?? [];
    yield { examined: changes.length, of: changes.length, unit: "changed files" };
    for (const { path, status } of changes) {
      if (status !== "modified" || !ARCHIVED.test(path)) continue;
      yield { message: "edited", values: { path }, at: { path, line: 1, endLine: 1 }, key: path };
    }
  },
});

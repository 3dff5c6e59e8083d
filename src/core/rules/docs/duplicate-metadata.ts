import { z } from "zod";
import type { Document } from "../../bundle/spec-bundle.ts";
import { type MetadataEntry, metadataOf } from "../../documents/metadata.ts";
import type { Fix } from "../../fixes/fix.ts";
import { linesOf } from "../../fixes/line-at.ts";
import { textFix } from "../../fixes/text-fix.ts";
import { withoutLines } from "../../fixes/without-lines.ts";
import { fileName } from "../file-name.ts";
import { quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const STAMP = /(?:^|\b)last (?:updated|modified|changed|reviewed)$/;

export const duplicateMetadata = defineRule({
  id: "docs/duplicate-metadata",
  input: "document",
  summary: "Disallow a second date of the last update",
  rationale: "Two dates drift apart, and then nobody knows which one is true.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    differ:
      "{document} was last updated {value} by this line and {other} by line {line}, so one of them is wrong. Keep one.",
    equal:
      "{document} says here a second time when it was last updated (line {line} does too), and the two will drift apart. Keep one.",
  },
  guard:
    "Dates that agree are a note at most. Only dates of the last update are compared: a status or version may belong to a section.",
  autofix: "Of two dates that are lines of their own the earlier one is removed, and of two that agree the second one.",
  examples: [
    {
      name: "Two dates",
      kind: "invalid",
      files: { tasks: "# Tasks\n\n**Last Updated**: 2026-01-27\n\n- [ ] T001 A\n\n*Last updated: 2026-01-20*\n" },
      reports: [
        '7: tasks.md was last updated "2026-01-20" by this line and "2026-01-27" by line 3, so one of them is wrong. Keep one.',
      ],
      fixed: { tasks: "# Tasks\n\n**Last Updated**: 2026-01-27\n\n- [ ] T001 A\n" },
      looked: "2/2",
    },
    {
      name: "The same date twice",
      kind: "invalid",
      files: { tasks: "# Tasks\n\n**Last Updated:** 2026-01-27\n\n**Last Updated:** 2026-01-27\n" },
      reports: [
        "5: tasks.md says here a second time when it was last updated (line 3 does too), and the two will drift apart. Keep one.",
      ],
      fixed: { tasks: "# Tasks\n\n**Last Updated:** 2026-01-27\n" },
    },
    {
      name: "A date below that is later",
      kind: "invalid",
      files: {
        tasks: "# Tasks\n\n**Last Updated**: 2026-01-20\n\n- [ ] T001 A\n\n*Last updated: 2026-01-27*\n",
      },
      reports: [
        '7: tasks.md was last updated "2026-01-27" by this line and "2026-01-20" by line 3, so one of them is wrong. Keep one.',
      ],
      fixed: { tasks: "# Tasks\n\n- [ ] T001 A\n\n*Last updated: 2026-01-27*\n" },
    },
    {
      name: "One date",
      kind: "valid",
      files: { tasks: "# Tasks\n\n**Last Updated**: 2026-01-27\n" },
      reports: [],
    },
    {
      name: "A status for each phase",
      kind: "false-positive",
      files: { tasks: "# Tasks\n\n## Phase 1\n\n**Status**: done\n\n## Phase 2\n\n**Status**: open\n" },
      reports: [],
      looked: "0/2",
    },
  ],

  *check({ document }) {
    const entries = metadataOf(document.markdown());
    const stamps = entries.filter(({ key }) => STAMP.test(key));
    yield { examined: stamps.length, of: entries.length, unit: "metadata" };
    const [first, ...others] = stamps;
    if (!first) return;
    const { path } = document.file;
    for (const other of others) {
      const { value, line } = other;
      const fix = fixOf(document, first, other);
      const at = { path, line, endLine: line };
      const related = [{ path, line: first.line, endLine: first.line }];
      const isEqual = bare(value) === bare(first.value);
      const values = { document: fileName(path), value: quote(value), other: quote(first.value), line: first.line };
      if (isEqual) yield { message: "equal", values, at, related, key: "equal", fix, atMost: "info" };
      else yield { message: "differ", values, at, related, key: "differ", fix };
    }
  },
});

function bare(value: string): string {
  return value.replace(/[*_`\s]/g, "").toLowerCase();
}

/** Which of two dates is out of date is told by the dates themselves. */
function fixOf({ source }: Document, first: MetadataEntry, other: MetadataEntry): Fix | null {
  const [then, now] = [first, other].map(({ value }) => DAY.exec(bare(value))?.[0]);
  const isEqual = bare(first.value) === bare(other.value);
  if (!isEqual && (then === undefined || now === undefined || then === now)) return null;
  const wrong = !isEqual && (then ?? "") < (now ?? "") ? first : other;
  const text = linesOf(source)(wrong.line)?.text.trim() ?? "";
  const isAlone = wrong.part !== "front-matter" && !text.includes("|") && bare(text).endsWith(bare(wrong.value));
  const removed = isAlone ? withoutLines(source, wrong.line, wrong.line) : null;
  return removed && textFix(source, "remove the second date of the last update", [removed]);
}

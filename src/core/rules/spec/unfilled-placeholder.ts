import { z } from "zod";
import { findPlaceholders, type Placeholder } from "../../documents/placeholders.ts";
import type { Severity } from "../../report/finding.ts";
import { fileName } from "../file-name.ts";
import { listWords, quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { isStillTemplate } from "../still-template.ts";

/** Where the marker stands, as a reader would say it. */
const PLACES: Readonly<Record<Placeholder["where"], string>> = {
  title: "The title",
  heading: "This heading",
  metadata: "This value in the header",
  line: "This line",
  text: "This sentence",
};

export const unfilledPlaceholder = defineRule({
  id: "spec/unfilled-placeholder",
  input: "document",
  summary: "Disallow placeholders that nobody has filled in",
  rationale: "Whoever reads on has to guess what was meant there, and two people guess differently.",
  level: "error",
  options: z.strictObject({
    ignore: z
      .array(z.string().min(1).max(200))
      .max(200)
      .default([])
      .describe("Texts that look like placeholders and are meant, such as `[Draft / Final]`."),
  }),
  messages: {
    one: "{place} of {document} still holds the placeholder {placeholder}, so readers have to guess what is meant. Fill it in, or delete the line.",
    template: "{document} holds {count} in all, as a template does: {lines}. Fill in each of them, or delete its line.",
  },
  guard:
    "Code, comments and front matter are not read, nor are links, labels such as `[P]`, file names and route segments. A task that speaks about placeholders is no placeholder: of a task only a text that is nothing else counts. Outside of title, headings of tasks and header it is a warning at most, and so is TODO anywhere. In a file that is still a template all are told in one note.",
  examples: [
    {
      name: "A title, a value and a task to be filled in",
      kind: "invalid",
      files: {
        tasks:
          "# [Feature Name]: Tasks\n\n**Owner**: anna\n**Status**: [Draft / Approved]\n**Date**: 2026-01-02\n**Plan**: plan.md\n**Version**: 1\n\n- [ ] {Subtask 1}\n- [ ] TXXX Documentation\n",
      },
      options: { ignore: ["[Draft / Approved]"] },
      reports: [
        '1: The title of tasks.md still holds the placeholder "[Feature Name]", so readers have to guess what is meant. Fill it in, or delete the line.',
        '9: This line of tasks.md still holds the placeholder "{Subtask 1}", so readers have to guess what is meant. Fill it in, or delete the line.',
        '10: This line of tasks.md still holds the placeholder "TXXX", so readers have to guess what is meant. Fill it in, or delete the line.',
      ],
      looked: "3/3",
    },
    {
      name: "Running text of a specification",
      kind: "invalid",
      files: {
        "specs/001-a/spec.md":
          '# Cart\n\n**Input**: "$ARGUMENTS"\n\nPeople pay with [e.g., a card].\n\n- **Storage**: TBD\n',
      },
      reports: [
        '3: This sentence of spec.md still holds the placeholder "$ARGUMENTS", so readers have to guess what is meant. Fill it in, or delete the line.',
        '5: This sentence of spec.md still holds the placeholder "[e.g., a card]", so readers have to guess what is meant. Fill it in, or delete the line.',
        '7: This line of spec.md still holds the placeholder "TBD", so readers have to guess what is meant. Fill it in, or delete the line.',
      ],
    },
    {
      name: "A template, told once",
      kind: "invalid",
      files: { tasks: "# {Project Name}: Tasks\n\n**Owner**: {owner}\n**Date**: {date}\n" },
      reports: [
        "1: tasks.md holds 3 placeholders in all, as a template does: lines 1, 3 and 4. Fill in each of them, or delete its line.",
      ],
    },
    {
      name: "Everything is filled in",
      kind: "valid",
      files: { tasks: "# Cart: Tasks\n\n**Owner**: anna\n\n- [ ] T001 [P] [US1] Store the cart\n" },
      reports: [],
    },
    {
      name: "A status that is still to do, an object and a template's code, and a title that is quoted",
      kind: "false-positive",
      files: {
        "specs/001-a/spec.md":
          '# Cart\n\n**Owner**: anna\n**Status**: TODO\n\nThe page begins with "# Spec: [Feature Name]" as all do.\n\n| Key | Value |\n|---|---|\n| **Status** | TODO |\n| Body | `{ total }` |\n\n- Condition: `{{ day_enabled }}`\n',
      },
      reports: [],
    },
    {
      name: "Braces, brackets and capitals that are meant",
      kind: "false-positive",
      files: {
        tasks:
          "# Tasks: `{slug}` in paths\n\n**Input**: [plan.md](plan.md)\n**Status**: [N/A]\n**Result**: [spec.md]\n\n- [ ] T001 GET /projects/{id} takes `{ name }`, see app/[id]/page.tsx\n- [ ] T002 Fill in placeholders ({project_name}, {target_audience}, etc.)\n- [ ] T003 Remove every TODO\n- [ ] T004 Write specs/{feature}/report.md and `{a,b}.md`\n- Task ids are M{milestone}.{phase}.{task}\n- [P] tasks: different files\n- a todo list, a TodoItem, $HOME, [Unreleased], a footnote[^1], [Story] label\n\n## Format: `[ID] [P?] [Story] Description`\n\n### GET /a/{id}/b\n\n| T | Status |\n|---|---|\n| a | todo |\n",
      },
      reports: [],
    },
  ],

  *check({ document, options }) {
    yield { examined: 1, of: 1, unit: "documents" };
    const placeholders = findPlaceholders(document);
    const ignored = new Set(options.ignore);
    const found = placeholders.found.filter(({ text }) => !ignored.has(text));
    const { path } = document.file;
    const [first] = found;
    if (!first) return;
    if (isStillTemplate(placeholders)) {
      const lines = [...new Set(found.map(({ line }) => String(line)))];
      const count = `${found.length} ${found.length === 1 ? "placeholder" : "placeholders"}`;
      const values = { document: fileName(path), count, lines: `lines ${listWords(lines, 12)}` };
      const related = found.slice(1, 20).map(({ line }) => ({ path, line, endLine: line }));
      const at = { path, line: first.line, endLine: first.line };
      yield { message: "template", values, at, related, key: "template", atMost: "info" };
      return;
    }
    for (const placeholder of found) {
      const { text, line, where } = placeholder;
      const values = { document: fileName(path), place: PLACES[where], placeholder: quote(text) };
      const at = { path, line, endLine: line };
      yield { message: "one", values, at, key: `${where} ${text}`, ...severityOf(placeholder, document.role) };
    }
  },
});

function severityOf({ text, where }: Placeholder, role: string): { readonly atMost?: Severity } {
  const isUndecided = /^(?:TODO|TBD|FIXME|TKTK|\?\?\?)/.test(text);
  const isNamed = where === "title" || where === "metadata" || (where === "heading" && role === "tasks");
  return isNamed && !isUndecided ? {} : { atMost: "warning" };
}

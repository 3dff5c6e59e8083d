import { z } from "zod";
import type { Document } from "../../bundle/spec-bundle.ts";
import { type Fix, onRequest, type TextEdit } from "../../fixes/fix.ts";
import { textFix } from "../../fixes/text-fix.ts";
import { fileName } from "../file-name.ts";
import { defineRule } from "../rule.ts";

const ROLES = new Set(["plan", "tasks", "design"]);
/** A line that speaks of the change itself. */
const ABOUT_CHANGE = /\b(?:delet|remov|renam|mov(?:e|ing)|replac|drop|retir|clean)/i;

/** A document that names a file more often is fixed by hand. */
const MOST_RENAMED = 100;

export const drift = defineRule({
  id: "docs/drift",
  input: "document",
  summary: "Disallow plans and tasks to name files that this change moves or deletes",
  rationale: "The next reader looks for the file where it no longer is.",
  level: "off",
  nursery: {
    level: "warning",
    because: "it speaks of changes alone, and has been seen on too few pull requests",
  },
  options: z.strictObject({}),
  messages: {
    moved:
      "{document} names `{path}`, which this change moves to `{to}`, so the next reader will not find it. Write `{to}`.",
    deleted:
      "{document} names `{path}`, which this change deletes, so the next reader will not find it. Name what took its place, or drop it.",
  },
  guard: "Only exact paths in code, and no line that speaks of moving, renaming or deleting.",
  autofix: "Where a file was moved, its new path is written, only where the rule is named.",
  examples: [
    {
      name: "A plan that names a deleted file",
      kind: "invalid",
      files: { "specs/001-a/spec.md": "# A\n", "specs/001-a/plan.md": "# Plan\n\nLogin is in `src/old.ts`.\n" },
      base: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/plan.md": "# Plan\n\nLogin is in `src/old.ts`.\n",
        "src/old.ts": "",
      },
      reports: [
        "3: plan.md names `src/old.ts`, which this change deletes, so the next reader will not find it. Name what took its place, or drop it.",
      ],
      looked: "1/2",
    },
    {
      name: "A plan that names a file by its old path",
      kind: "invalid",
      files: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/plan.md": "# Plan\n\nLogin is in `src/old.ts`.\n\nTests of `src/old.ts` too.\n",
        "src/new.ts": "",
      },
      base: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/plan.md": "# Plan\n\nLogin is in `src/old.ts`.\n\nTests of `src/old.ts` too.\n",
        "src/old.ts": "",
      },
      change: { files: [{ path: "src/new.ts", status: "renamed", previousPath: "src/old.ts" }] },
      reports: [
        "3: plan.md names `src/old.ts`, which this change moves to `src/new.ts`, so the next reader will not find it. Write `src/new.ts`.",
      ],
      fixed: { "specs/001-a/plan.md": "# Plan\n\nLogin is in `src/new.ts`.\n\nTests of `src/new.ts` too.\n" },
    },
    {
      name: "A plan that names what is there",
      kind: "valid",
      files: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/plan.md": "# Plan\n\nLogin is in `src/new.ts`.\n",
        "src/new.ts": "",
      },
      base: { "specs/001-a/spec.md": "# A\n", "specs/001-a/plan.md": "# Plan\n", "src/old.ts": "" },
      reports: [],
    },
    {
      name: "A task that deletes the file",
      kind: "false-positive",
      files: { tasks: "- [x] T001 Delete `src/old.ts`\n" },
      base: { "specs/001-example/spec.md": "# Example\n", "src/old.ts": "" },
      reports: [],
    },
  ],

  *check({ document, context }) {
    const isRead = ROLES.has(document.role);
    yield { examined: isRead ? 1 : 0, of: 1, unit: "documents" };
    const { text, lineAt } = document.source;
    if (!isRead) return;
    for (const { path, previousPath, status } of context.changes ?? []) {
      const gone = status === "renamed" ? previousPath : status === "removed" ? path : null;
      if (gone === null) continue;
      const index = text.indexOf(`\`${gone}\``);
      if (index === -1 || ABOUT_CHANGE.test(lineAround(text, index))) continue;
      const line = lineAt(index);
      const at = { path: document.file.path, line, endLine: line };
      const values = { document: fileName(document.file.path), path: gone, to: path };
      yield {
        message: status === "renamed" ? "moved" : "deleted",
        values,
        at,
        key: gone,
        fix: status === "renamed" ? followRename(document, gone, path) : null,
      };
    }
  },
});

function lineAround(text: string, index: number): string {
  const start = Math.max(text.lastIndexOf("\n", index) + 1, index - 300);
  const end = text.indexOf("\n", index);
  return text.slice(start, end === -1 ? index + 300 : Math.min(end, index + 300));
}

/** Only on request: a sentence may speak of how things were. */
function followRename({ source }: Document, from: string, to: string): Fix | null {
  const written = `\`${from}\``;
  const edits: TextEdit[] = [];
  for (let at = source.text.indexOf(written); at !== -1; at = source.text.indexOf(written, at + written.length)) {
    if (edits.length === MOST_RENAMED) return null;
    const start = at + 1;
    if (!ABOUT_CHANGE.test(lineAround(source.text, at)))
      edits.push({ span: { start, end: start + from.length }, text: to });
  }
  return onRequest(textFix(source, `name ${to}`, edits));
}

import { z } from "zod";
import { fileName } from "../file-name.ts";
import { defineRule } from "../rule.ts";

const ROLES = new Set(["plan", "tasks", "design"]);
/** A line that speaks of the change itself. */
const ABOUT_CHANGE = /\b(?:delet|remov|renam|mov(?:e|ing)|replac|drop|retir|clean)/i;

export const drift = defineRule({
  id: "docs/drift",
  input: "document",
  summary: "Disallow plans and tasks to name files that this change moves or deletes",
  rationale: "The next reader looks for the file where it no longer is.",
  level: "off",
  nursery: { level: "warning" },
  options: z.strictObject({}),
  messages: {
    moved:
      "{document} names `{path}`, which this change moves to `{to}`, so the next reader will not find it. Write `{to}`.",
    deleted:
      "{document} names `{path}`, which this change deletes, so the next reader will not find it. Name what took its place, or drop it.",
  },
  guard: "Only exact paths in code, and no line that speaks of moving, renaming or deleting.",
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
      yield { message: status === "renamed" ? "moved" : "deleted", values, at, key: gone };
    }
  },
});

function lineAround(text: string, index: number): string {
  const start = Math.max(text.lastIndexOf("\n", index) + 1, index - 300);
  const end = text.indexOf("\n", index);
  return text.slice(start, end === -1 ? index + 300 : Math.min(end, index + 300));
}

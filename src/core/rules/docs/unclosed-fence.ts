import { z } from "zod";
import { closingFence } from "../../fixes/closing-fence.ts";
import { finderInBlocks } from "../../markdown/document-parts.ts";
import type { CodeBlock } from "../../markdown/markdown-document.ts";
import { fileName } from "../file-name.ts";
import { blocksWithin } from "../prose.ts";
import { defineRule } from "../rule.ts";

export const unclosedFence = defineRule({
  id: "docs/unclosed-fence",
  input: "document",
  summary: "Disallow a code block that is never closed in the documents beside the tasks",
  rationale: "Everything after it is code to GitHub and to us: what it says is neither shown as meant nor checked.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    unclosed:
      "The code block that {document} opens here never closes, so everything after it is shown as code. Add the closing fence where the code ends.",
  },
  guard:
    "A fence inside a list item or a quote ends with it, as CommonMark has it. Of the tasks document `tasks/unclosed-fence` tells.",
  autofix:
    "The fence is closed after the last line where only code follows it, and neither a heading, a box, a table nor a sentence.",
  examples: [
    {
      name: "A fence that swallows a section",
      kind: "invalid",
      files: { "specs/001-a/spec.md": "# A\n\n```json\n{}\n\n## Requirements\n" },
      reports: [
        "3: The code block that spec.md opens here never closes, so everything after it is shown as code. Add the closing fence where the code ends.",
      ],
      looked: "1/1",
    },
    {
      name: "An open fence with nothing but code after it",
      kind: "invalid",
      files: { "specs/001-a/spec.md": "# A\n\n```json\n{}" },
      reports: [
        "3: The code block that spec.md opens here never closes, so everything after it is shown as code. Add the closing fence where the code ends.",
      ],
      fixed: { "specs/001-a/spec.md": "# A\n\n```json\n{}\n```" },
    },
    {
      name: "A closed fence",
      kind: "valid",
      files: { "specs/001-a/spec.md": "# A\n\n```json\n{}\n```\n\nMore.\n" },
      reports: [],
    },
    {
      name: "A shorter fence inside a longer one",
      kind: "false-positive",
      files: { "specs/001-a/spec.md": "# A\n\n````markdown\n```\n````\n" },
      reports: [],
    },
  ],

  *check({ document }) {
    const isRead = document.role !== "tasks";
    yield { examined: isRead ? 1 : 0, of: 1, unit: "documents" };
    if (!isRead) return;
    const { path } = document.file;
    for (const block of openFencesIn(document.markdown())) {
      const at = { path, line: block.line, endLine: block.line };
      yield {
        message: "unclosed",
        values: { document: fileName(path) },
        at,
        key: "fence",
        fix: closingFence(document.source, block),
      };
    }
  },
});

const openFencesIn = finderInBlocks((top) =>
  [...blocksWithin({ blocks: [top] })].filter((block): block is CodeBlock => block.kind === "code" && !block.closed),
);

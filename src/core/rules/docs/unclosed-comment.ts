import { z } from "zod";
import type { Document } from "../../bundle/spec-bundle.ts";
import { endOf } from "../../fixes/closing-fence.ts";
import type { Fix } from "../../fixes/fix.ts";
import { textFix } from "../../fixes/text-fix.ts";
import { finderInBlocks } from "../../markdown/document-parts.ts";
import type { OtherBlock } from "../../markdown/markdown-document.ts";
import { fileName } from "../file-name.ts";
import { blocksWithin } from "../prose.ts";
import { defineRule } from "../rule.ts";

export const unclosedComment = defineRule({
  id: "docs/unclosed-comment",
  input: "document",
  summary: "Disallow a comment that is never closed",
  rationale: "Everything after it is hidden on GitHub, and tasks in it are neither shown nor checked.",
  level: "error",
  options: z.strictObject({}),
  messages: {
    unclosed:
      "The comment that {document} opens here never closes, so everything after it is hidden. Write `-->` where the comment ends.",
  },
  guard:
    "`<!--` in code or in the middle of a sentence hides nothing. Outside of the tasks document it is a warning at most.",
  autofix: "The comment is closed where it is the last paragraph of the document, so that it hides nothing else.",
  examples: [
    {
      name: "A comment that hides a task",
      kind: "invalid",
      files: { tasks: "- [ ] T001 One\n\n<!-- later\n\n- [ ] T002 Two\n" },
      reports: [
        "3: The comment that tasks.md opens here never closes, so everything after it is hidden. Write `-->` where the comment ends.",
      ],
      looked: "3/3",
    },
    {
      name: "A comment that hides nothing but itself",
      kind: "invalid",
      files: { tasks: "- [ ] T001 One\n\n<!-- later,\nperhaps\n" },
      reports: [
        "3: The comment that tasks.md opens here never closes, so everything after it is hidden. Write `-->` where the comment ends.",
      ],
      fixed: { tasks: "- [ ] T001 One\n\n<!-- later,\nperhaps\n-->\n" },
    },
    { name: "A closed comment", kind: "valid", files: { tasks: "<!-- later\n\n-->\n\n- [ ] T001 One\n" }, reports: [] },
    {
      name: "The sign in code and in a sentence",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 Parse `<!--`\n\n```html\n<!-- open\n```\n\nWe write <!-- for comments.\n" },
      reports: [],
    },
  ],

  *check({ document }) {
    yield { examined: 1, of: 1, unit: "documents" };
    const { path } = document.file;
    for (const block of openCommentsIn(document.markdown())) {
      const at = { path, line: block.line, endLine: block.line };
      const values = { document: fileName(path) };
      const atMost = document.role === "tasks" ? {} : { atMost: "warning" as const };
      yield { message: "unclosed", values, at, key: "comment", fix: fixOf(document, block), ...atMost };
    }
  },
});

const openCommentsIn = finderInBlocks((top) =>
  [...blocksWithin({ blocks: [top] })].filter(
    (block): block is OtherBlock =>
      block.kind === "html" && /^ {0,3}<!--/.test(block.text) && !block.text.includes("-->", 2),
  ),
);

function fixOf({ source }: Document, { text, span }: OtherBlock): Fix | null {
  const isLast = source.text.slice(span.end).trim() === "";
  if (!isLast || /[\r\n][ \t]*[\r\n]+[ \t]*[^\s]/.test(text.replaceAll("\r\n", "\n")) || HOLDS_MORE.test(text))
    return null;
  return textFix(source, "close the comment", [endOf(source, "-->")]);
}

/** A heading, a box or a row of a table is rarely meant to be hidden. */
const HOLDS_MORE = /^[ \t]*(?:#{1,6}[ \t]|[-*+][ \t]+\[|\|)/m;

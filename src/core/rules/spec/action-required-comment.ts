import { z } from "zod";
import type { Document } from "../../bundle/spec-bundle.ts";
import type { Fix } from "../../fixes/fix.ts";
import { textFix } from "../../fixes/text-fix.ts";
import { withoutLines } from "../../fixes/without-lines.ts";
import { finderInBlocks } from "../../markdown/document-parts.ts";
import type { OtherBlock } from "../../markdown/markdown-document.ts";
import { fileName } from "../file-name.ts";
import { blocksWithin } from "../prose.ts";
import { defineRule } from "../rule.ts";

const INSTRUCTION = /<!--\s{0,20}(ACTION REQUIRED|IMPORTANT: [^\n]{0,80}SAMPLE)/i;

export const actionRequiredComment = defineRule({
  id: "spec/action-required-comment",
  input: "document",
  summary: "Disallow the template's instructions to the author",
  rationale: "An instruction that is still there leaves open whether anybody has followed it.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    left: "{document} still holds the template's comment “{comment}”, so nobody knows whether it was done. Do it, and remove the comment.",
  },
  guard: "Only comments that call for an action; others are left alone.",
  autofix: "A comment that fills its lines is removed.",
  examples: [
    {
      name: "The template's comment",
      kind: "invalid",
      files: {
        "specs/001-a/spec.md": "# A\n\n<!--\n  ACTION REQUIRED: fill in the cases.\n-->\n\n## Edge Cases\n\nNone.\n",
      },
      reports: [
        "3: spec.md still holds the template's comment “ACTION REQUIRED”, so nobody knows whether it was done. Do it, and remove the comment.",
      ],
      fixed: { "specs/001-a/spec.md": "# A\n\n## Edge Cases\n\nNone.\n" },
      looked: "1/1",
    },
    { name: "No comment", kind: "valid", files: { "specs/001-a/spec.md": "# A\n" }, reports: [] },
    {
      name: "A comment of the author, and the words in code",
      kind: "false-positive",
      files: { "specs/001-a/spec.md": "# A\n\n<!-- see the plan -->\n\n```html\n<!-- ACTION REQUIRED -->\n```\n" },
      reports: [],
    },
  ],

  *check({ document }) {
    yield { examined: 1, of: 1, unit: "documents" };
    const { path } = document.file;
    for (const { block, comment } of instructionsIn(document.markdown())) {
      const values = { document: fileName(path), comment: comment.split(":", 1)[0] ?? comment };
      yield {
        message: "left",
        values,
        at: { path, line: block.line, endLine: block.line },
        key: comment,
        fix: fixOf(document, block),
      };
    }
  },
});

const instructionsIn = finderInBlocks((top) =>
  [...blocksWithin({ blocks: [top] })].flatMap((block) => {
    const comment = block.kind === "html" ? INSTRUCTION.exec(block.text)?.[1] : undefined;
    return block.kind === "html" && comment !== undefined ? [{ block, comment }] : [];
  }),
);

function fixOf({ source }: Document, { text, line, endLine }: OtherBlock): Fix | null {
  // Something may stand behind the comment, or another comment in the same block.
  if (!/^[ \t]*<!--(?:(?!-->)[\s\S]){0,4000}-->[ \t]*$/.test(text)) return null;
  const removed = withoutLines(source, line, endLine);
  return removed && textFix(source, "remove the template's comment", [removed]);
}

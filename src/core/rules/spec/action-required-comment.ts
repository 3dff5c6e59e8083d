import { z } from "zod";
import { fileName } from "../file-name.ts";
import { blocksWithin } from "../prose.ts";
import { defineRule } from "../rule.ts";

const INSTRUCTION = /<!--\s{0,20}(ACTION REQUIRED|IMPORTANT: [^\n]{0,80}SAMPLE)/i;

export const actionRequiredComment = defineRule({
  id: "spec/action-required-comment",
  input: "document",
  summary: "Disallow the template's instructions to the author",
  rationale: "An instruction that is still there leaves open whether anybody has followed it.",
  level: "off",
  nursery: { level: "info" },
  options: z.strictObject({}),
  messages: {
    left: "{document} still holds the template's comment “{comment}”, so nobody knows whether it was done. Do it, and remove the comment.",
  },
  guard: "Only comments that call for an action; others are left alone.",
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
    for (const block of blocksWithin(document.markdown())) {
      const comment = block.kind === "html" ? INSTRUCTION.exec(block.text)?.[1] : undefined;
      if (comment === undefined) continue;
      const values = { document: fileName(path), comment: comment.split(":", 1)[0] ?? comment };
      yield { message: "left", values, at: { path, line: block.line, endLine: block.line }, key: comment };
    }
  },
});

import { z } from "zod";
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
    for (const block of blocksWithin(document.markdown())) {
      if (block.kind !== "html" || !/^ {0,3}<!--/.test(block.text) || block.text.includes("-->", 2)) continue;
      const at = { path, line: block.line, endLine: block.line };
      const values = { document: fileName(path) };
      const atMost = document.role === "tasks" ? {} : { atMost: "warning" as const };
      yield { message: "unclosed", values, at, key: "comment", ...atMost };
    }
  },
});

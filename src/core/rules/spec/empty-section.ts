import { z } from "zod";
import { saysSomething } from "../../documents/content.ts";
import { sectionsOf } from "../../documents/document-sections.ts";
import { fileName } from "../file-name.ts";
import { quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";

export const emptySection = defineRule({
  id: "spec/empty-section",
  input: "document",
  summary: "Disallow sections that hold nothing",
  rationale: "An empty section looks like a question that was answered with nothing, and was not asked at all.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    empty:
      "{section} of {document} is empty, so nobody knows whether there is nothing to say or nobody has said it. Write “none known”, or remove the heading.",
  },
  guard:
    "A section that holds sub-sections alone is not empty; tasks documents, where headings may be tasks, are not read. Titles are none either, nor is a heading that says itself what there is to say, such as `Ready for planning: yes`, nor what a template says to leave empty, such as `Modified Capabilities`.",
  examples: [
    {
      name: "Edge cases that nobody wrote down",
      kind: "invalid",
      files: { "specs/001-a/spec.md": "# A\n\n## Edge Cases\n\n<!-- which? -->\n\n## Requirements\n\n- One.\n" },
      reports: [
        '3: "Edge Cases" of spec.md is empty, so nobody knows whether there is nothing to say or nobody has said it. Write “none known”, or remove the heading.',
      ],
      looked: "3/3",
    },
    {
      name: "Sections with something in them",
      kind: "valid",
      files: { "specs/001-a/spec.md": "# A\n\n## Edge Cases\n\nNone known.\n" },
      reports: [],
    },
    {
      name: "A title above another, and a heading that is an answer",
      kind: "false-positive",
      files: {
        "specs/001-a/spec.md":
          "# Acme\n\n# A\n\n## Modified Capabilities\n\n## Ready for planning: yes\n\n## Rest\n\nNone.\n",
      },
      reports: [],
    },
    {
      name: "Sub-sections, a table, a drawing",
      kind: "false-positive",
      files: {
        "specs/001-a/spec.md":
          "# A\n\n## Requirements\n\n### Functional\n\n| a |\n|---|\n| b |\n\n## Flow\n\n```mermaid\ngraph TD\n```\n",
      },
      reports: [],
    },
  ],

  *check({ document }) {
    const isRead = document.role !== "tasks";
    const sections = isRead ? sectionsOf(document.markdown()) : [];
    yield { examined: sections.length, of: sections.length, unit: "sections" };
    const { path } = document.file;
    for (const { heading, blocks, inner } of sections) {
      const isTitle = heading.depth === 1 || saysItself(heading.text);
      if (isTitle || inner.length > 0 || saysSomething(blocks)) continue;
      const values = { section: quote(heading.text), document: fileName(path) };
      yield { message: "empty", values, at: { path, line: heading.line, endLine: heading.line }, key: heading.text };
    }
  },
});

/** What OpenSpec's template says to leave empty where there is none. */
const MAY_BE_EMPTY = /^(?:new|modified|removed|renamed) (?:capabilities|requirements)$/i;

/** `Ready for planning: yes`, and a heading that is drawn with HTML. */
function saysItself(text: string): boolean {
  return /:[ \t]+\S/.test(text) || /^<\w/.test(text) || MAY_BE_EMPTY.test(text);
}

import { z } from "zod";
import { contentOf } from "../../documents/content.ts";
import { fileName } from "../file-name.ts";
import { defineRule } from "../rule.ts";

/** Documents that may be as short as they like: a list, a form, or one that another rule judges. */
const SHORT = new Set(["tasks", "checklist", "delta", "metadata"]);

export const emptyDocument = defineRule({
  id: "bundle/empty-document",
  input: "document",
  summary: "Disallow documents of a spec bundle that say nothing",
  rationale: "An empty file passes for a document that somebody has thought about.",
  level: "error",
  options: z.strictObject({
    lines: z.int().min(1).max(1000).default(10).describe("Lines of content that are enough."),
    words: z.int().min(1).max(10_000).default(60).describe("Words that are enough, on however few lines."),
  }),
  messages: {
    empty:
      "{document} holds nothing beside headings, so it decides nothing. Write what is wanted and how you will know it works, or delete the file.",
    short:
      "{document} holds {count}, which is little to work from. Write what is wanted and how you will know it works, or leave it out.",
  },
  guard:
    "Headings, comments and front matter are no content. A document that is short but says something is a warning at most, and lines or words alone are enough.",
  examples: [
    {
      name: "A title and two headings",
      kind: "invalid",
      files: {
        "spec/cart/prd.md": "# Cart\n\n## Goals\n\n<!-- write them -->\n",
        "spec/cart/tasks.md": "- [ ] T001 Cart\n",
      },
      reports: [
        "1: prd.md holds nothing beside headings, so it decides nothing. Write what is wanted and how you will know it works, or delete the file.",
      ],
      looked: "1/2",
    },
    {
      name: "One sentence",
      kind: "invalid",
      files: { "spec/cart/prd.md": "# Cart\n\nA cart.\n", "spec/cart/tasks.md": "- [ ] T001 Cart\n" },
      reports: [
        "1: prd.md holds 1 line with 2 words, which is little to work from. Write what is wanted and how you will know it works, or leave it out.",
      ],
    },
    {
      name: "A document with something to say",
      kind: "valid",
      files: {
        "spec/cart/prd.md": "# Cart\n\n- a\n- b\n- c\n- d\n- e\n- f\n- g\n- h\n- i\n- j\n",
        "spec/cart/tasks.md": "- [ ] T001 Cart\n",
      },
      reports: [],
    },
    {
      name: "One long paragraph",
      kind: "false-positive",
      files: {
        "spec/cart/prd.md": `# Cart\n\n${"People keep what they want to buy in one place. ".repeat(7)}\n`,
        "spec/cart/tasks.md": "- [ ] T001 Cart\n",
      },
      reports: [],
    },
  ],

  *check({ document, options }) {
    const isRead = !SHORT.has(document.role);
    yield { examined: isRead ? 1 : 0, of: 1, unit: "documents" };
    const markdown = isRead ? document.markdown() : null;
    if (markdown === null || markdown.refused) return;
    const { lines, words } = contentOf(markdown);
    if (lines >= options.lines || words >= options.words) return;
    const { path } = document.file;
    const at = { path, line: 1, endLine: 1 };
    const values = { document: fileName(path), count: count(lines, words) };
    if (lines === 0) yield { message: "empty", values, at, key: "empty" };
    else yield { message: "short", values, at, key: "short", atMost: "warning" };
  },
});

function count(lines: number, words: number): string {
  return `${lines} ${lines === 1 ? "line" : "lines"} with ${words} ${words === 1 ? "word" : "words"}`;
}

import { z } from "zod";
import { contentOf } from "../../documents/content.ts";
import { fileName } from "../file-name.ts";
import { defineRule } from "../rule.ts";

/** Documents that may be as short as they like: a list, a form, or one that another rule judges. */
const SHORT = new Set(["tasks", "checklist", "delta", "metadata"]);

/** A link, or the name of a file. */
const ELSEWHERE = /\]\(\S|https?:\/\/|\.(?:md|ya?ml|json)\b/;

export const emptyDocument = defineRule({
  id: "bundle/empty-document",
  input: "document",
  summary: "Disallow documents of a spec bundle that say nothing",
  rationale: "An empty file passes for a document that somebody has thought about.",
  level: "error",
  options: z.strictObject({
    lines: z.int().min(1).max(1000).default(5).describe("Lines of content that are enough."),
    words: z.int().min(1).max(10_000).default(20).describe("Words that are enough, on however few lines."),
  }),
  messages: {
    empty:
      "{document} holds nothing beside headings, so it decides nothing. Write what is wanted and how you will know it works, or delete the file.",
    short:
      "{document} holds {count}, which is little to work from. Write what is wanted and how you will know it works, or leave it out.",
  },
  guard:
    "Headings, comments and front matter are no content. A document that says little is a warning at most: five lines or twenty words are enough, of scripts without spaces forty characters, and so is a sentence that links to where the rest stands.",
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
        "spec/cart/prd.md": "# Cart\n\n- a\n- b\n- c\n- d\n- e\n",
        "spec/cart/tasks.md": "- [ ] T001 Cart\n",
      },
      reports: [],
    },
    {
      name: "A short paragraph that says what is wanted",
      kind: "false-positive",
      files: {
        "spec/cart/prd.md":
          "# Cart\n\nPeople keep what they want to buy in one place.\nIt is there on every device, and stays there until it is bought.\n",
        "spec/cart/tasks.md": "- [ ] T001 Cart\n",
      },
      reports: [],
    },
    {
      name: "A script without spaces",
      kind: "false-positive",
      files: {
        "spec/cart/prd.md":
          "# 买物\n\n顾客把想买的东西放在一个地方，在每台设备上都能看到。\n它一直留在那里，直到顾客付款或者自己把它拿走。\n",
        "spec/cart/tasks.md": "- [ ] T001 Cart\n",
      },
      reports: [],
    },
    {
      name: "A sentence that says where the rest stands",
      kind: "false-positive",
      files: {
        "spec/cart/prd.md": "# Cart\n\nSee [the shop's own](../shop/prd.md).\n",
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
    if (lines > 0 && ELSEWHERE.test(document.source.text)) return;
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

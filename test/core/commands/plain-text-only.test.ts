import fc from "fast-check";
import type { Nodes } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { expect, it } from "vitest";
import { parseInvocations } from "../../../src/core/commands/parse-invocations.ts";

const LINES = [
  "",
  "",
  "text",
  "/spec V",
  "/spec V",
  "  /spec V",
  "    /spec V",
  "```",
  "````js",
  "~~~",
  "  ```",
  "    ```",
  "`",
  "a `` b",
  "\\`",
  "> quote",
  ">",
  "> ```",
  "- item",
  "- ```",
  "1. one",
  "   - nested",
  "<!--",
  "-->",
  "a <!-- b",
  "<!-- x -->",
  "<details>",
  "</details>",
  "<pre>",
  "</pre>",
  "<b>x</b>",
  "a <i title='",
  "'>",
  "[a",
  "](b)",
  "[a](b '",
  "')",
  "[a]: b",
  "a | b",
  "--|--",
  "---",
  "# h",
  "***",
  "*a",
  "b*",
];

/** What a Markdown parser holds for plain text of a paragraph, possibly in a list: ranges of offsets. */
function plainRanges(node: Nodes): readonly (readonly [number, number])[] {
  const isTransparent = ["root", "paragraph", "list", "listItem", "emphasis", "strong", "delete", "heading"];
  if (node.type === "text") return [[node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]];
  return isTransparent.includes(node.type) && "children" in node ? node.children.flatMap(plainRanges) : [];
}

it("a command is read only where a Markdown parser sees plain text", () => {
  const parser = unified().use(remarkParse).use(remarkGfm);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...LINES), { maxLength: 12 }), (lines) => {
      const body = lines.map((line, index) => line.replace("V", `v${index}`)).join("\n");
      const ranges = plainRanges(parser.parse(body));
      const outside = parseInvocations(body).filter(({ written }) => {
        const offset = body.search(new RegExp(`${written}$`, "m"));
        return !ranges.some(([start, end]) => start <= offset && offset < end);
      });
      expect(outside.map(({ written }) => written)).toEqual([]);
    }),
    // A fixed seed, so that a rare disagreement is found by whoever looks for one (RUNS=100000) and not by chance in CI.
    process.env.RUNS ? { numRuns: Number(process.env.RUNS) } : { numRuns: 500, seed: 12 },
  );
});

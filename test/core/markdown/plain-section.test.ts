import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block } from "../../../src/core/markdown/markdown-document.ts";
import { parseByMicromark } from "../../../src/core/markdown/micromark-section.ts";
import { parseSection } from "../../../src/core/markdown/parse-markdown.ts";
import { parsePlainSection } from "../../../src/core/markdown/plain-section.ts";
import { cutSections } from "../../../src/core/markdown/sections.ts";
import { sourceText } from "../../support/bundles.ts";
import { markdownSoup } from "../../support/markdown-soup.ts";

const RUNS = Number(process.env.PLAIN_RUNS ?? 500);

const wholeOf = (text: string) => ({ start: 0, end: text.length, line: 1 });

/** Null where the text is left to micromark; fails where the two ways differ. */
function parseBothWays(text: string, section = wholeOf(text)): Block[] | null {
  const plain = parsePlainSection(text, section);
  if (plain !== null) expect(plain, JSON.stringify(text)).toEqual(parseByMicromark(text, section));
  return plain;
}

/** Blocks without the ends of items and HTML, which may hold blank lines at their end. */
function outlineOf(blocks: readonly Block[]): unknown[] {
  return blocks.flatMap((block): unknown[] => {
    if (block.kind !== "item")
      return [[block.kind, block.line, block.span.start, "text" in block && block.text.trimEnd()]];
    const { kind, depth, line, box, text, textSpan } = block;
    return [[kind, depth, line, block.span.start, box, text, text && textSpan], ...outlineOf(block.children)];
  });
}

/** What micromark makes of blank lines, and of numbers, behind code depends on more than the block itself. */
function hasCode(blocks: readonly Block[]): boolean {
  return blocks.some((block) => block.kind === "code" || (block.kind === "item" && hasCode(block.children)));
}

describe("a plain section", () => {
  it.each([
    ["headings", "# a\n## b *c*  \n###### #d#e\n####### seven\n#none"],
    ["items right below a paragraph", "a\nb\n- c\n- d"],
    ["boxes, GFM's and others", "- [ ] a\n- [x] b\n- [X]* c\n- [~] d\n- [✓] e\n- [ ]\n- [x]  \n- [P] f"],
    ["a box that stands alone on its line", "- [x]\n  a\n- [ ]  \n  b\n- [X] \r\n  c"],
    ["items below items", "- a\n  - b\n    - c\n  - d\n- e\n    - f\n       - g"],
    ["items one space in", "- a\n - b\n  - c\n* d"],
    ["bullets of every kind", "- a\n* b\n+ c\n  * d\n  - e"],
    ["lines of a paragraph in an item, deep ones too", "- a\n  b\n      - c\n             d\n  - e"],
    ["paragraphs and headings in an item", "- a\n\n  b\n  c\n\n  ## d\n\n- e\n\nf"],
    ["ordered items", "1. a\n2. b\n   - c\n3. d\n\n007) e\n\n10. [ ] f\n    1. g\n11. h"],
    ["breaks", "- a\n\n---\n\n***\n_____  \n\n  ---\nb"],
    ["marks that mean nothing", "-a\n**b** c\n_d_\n--- e\n|f\n: g\n1.h\n`i\n[j] k"],
    ["Windows line ends and spaces at line ends", "# a \r\n\r\n- [x] b  \r\n  c \r\n\r\n- d"],
    ["blank lines with spaces", "  \n- a\n   \n\n  - b\n  \nc\n "],
    ["underlined headings", "a\n=\n\nb *c* \n  d  \n---\n\n- e\n\n  f\n  --\n> g\n> ===\nh"],
    ["definitions", "[a]: b\n[c d]: e.f/g#h\n\n- [x]: y\n\n  [i]: j\n\n> [k]: l"],
    ["items in items on one line", "- - a\n  - 1. b\n\n* # c\n* ---\n* > d\n  > e\n* ```\n  f\n  ```"],
    ["tabs", "-\ta\n\t- b\tc\t\n\n\t  d\n1.\t- [ ] e\n#\tf\t\n>\tg\n> -\th\n>\t\ti\n\n```\n\tj\n```"],
    ["lazy lines", "- a\nb\n\n> - c\nd\n> e\n\n> > f\n> g\nh"],
    ["quotes", "> a\n>b\n\n   > # c\n>\n>  d\n>> e\n> \n> > - f\n>g"],
    ["tasks in quotes, quotes in tasks", "> - [ ] a\n>   - [x]\n>     b\n>   c\n\n- [~] d\n  > - e\n  >   f\n\n  g"],
    ["a quote that ends an item's paragraph", "- a\n> b\n- c\n  > d\n  e"],
    ["fences", "a\n```js x\n- b\n\n  c\n````  \n\n~~~\n```\n~~~\n  ``` TS\n   d\n e\n```\n```\n```"],
    ["fences in items and quotes", "- a\n  ```\n  b\n\n    c\n  ```\n\n  > ~~~\n  > d\n  >\n  >  > e\n  > ~~~\n\nf"],
    ["fences with Windows line ends", "```\r\na\r\n\r\nb\r\n```\r\n"],
    ["comments", "a\n<!-- b -->\nc\n\n <!-- d\n\n- e\n--> f  \n- g\n  <!-- h\n  i -->\n<!---->"],
    [
      "elements that are blocks everywhere",
      "a\n<details>\n<summary>b</summary>\n\n- c\n  </details>\n\n> <br/>d".replace("<br/>", "<hr/>"),
    ],
    ["tables", "|a|b|\n|-|:-:|\n|c|\n| | d |e|\n||\n\nf | g\n--|--\n  `h|i` | j\\|k | \n# l"],
    ["tables in items and quotes", "- a\n\n  | b |\n  | - |\n  | c |\n> d|e\n> :-|-:\n> f | g \\\\| h\ni"],
  ])("reads %s as micromark does", (_, text) => {
    expect(parseBothWays(text)).not.toBeNull();
  });

  it.each([
    ["HTML in an item", "- <b>\n\n<!-- c -->"],
    ["an element that is no block everywhere", "<b>\na\n</b>"],
    ["a comment that may be over at once", "<!-->\na"],
    ["a comment that does not end", "<!-- a\n\nb"],
    ["a fence that does not end", "```\n- a"],
    ["a fence that its item ends", "- a\n  ```\nb"],
    ["a fence behind a marker", "- ```\n  a"],
    ["a fence with backticks in its info", "``` a`b\n```"],
    ["a delimiter row that is an item", "a | b\n- | -\nc | d"],
    ["a delimiter row below several lines", "a\nb | c\n-- | --"],
    ["a delimiter row of another width", "a | b\n|-|"],
    ["a table in an item's first line", "- a | b\n  --|--"],
    ["a row without a pipe", "|a|\n|-|\nb"],
    ["code in a quote", ">     a"],
    ["an underlined item", "- a\n  ="],
    ["an underline below a line that ended a quote", "> a\n\n> # b\nc\n="],
    ["a number below a paragraph", "a\n2. b"],
    ["an empty ordered item", "1.\n   a"],
    ["a definition with a title", "[a]: b 'c'"],
    ["a definition whose title may follow", "[a]: b\n'c'"],
    ["a definition that goes on lazily", "> [a]: b\nc"],
    ["a definition over several lines", "[a\nb]: c"],
    ["a tab in a box", "- [\t] a"],
    ["a tab that a fence's indentation ends in", "- a\n\n  ```\n\tb\n  ```"],
    ["a number in an item below a paragraph", "a\n- 2. b"],
    ["indented code", "a\n\n    b"],
    ["code in an item", "-     a"],
    ["an empty item", "-\n  a"],
    ["a heading that ends in hashes", "# a #"],
    ["marks that prolong an item around a quote", "- a\n  > b\n  >\n  > c"],
    ["marks that prolong an item around another", "> - a\n>   - b\n>\n> c"],
    ["a byte order mark", "\ufeff# a"],
    ["the end of a section within a line", "- a\n- b"],
  ])("leaves %s to micromark", (what, text) => {
    const end = what.startsWith("the end") ? text.length - 1 : text.length;
    expect(parsePlainSection(text, { start: 0, end, line: 1 })).toBeNull();
  });

  it("is not cut out before a bullet whose quote begins with a number, below a paragraph", () => {
    const text = "\n=\n- > 2. a\n- > a";
    const whole = wholeOf(text);
    expect(outlineOf(parseSection(text, whole))).toEqual(outlineOf(parseByMicromark(text, whole)));
  });

  it("is cut out of what is not plain, and nothing else changes", () => {
    const property = fc.property(markdownSoup, (text) => {
      const whole = wholeOf(text.trimEnd());
      const blocks = parseByMicromark(text, whole);
      if (!hasCode(blocks)) expect(outlineOf(parseSection(text, whole))).toEqual(outlineOf(blocks));
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it("is read as micromark does wherever it is read, whatever lines come", () => {
    let read = 0;
    const property = fc.property(markdownSoup, (text) => {
      if (parseBothWays(text) !== null) read += 1;
    });
    fc.assert(property, { numRuns: RUNS });
    expect(read).toBeGreaterThan(RUNS / 10);
  });
});

describe("plain sections of documents", () => {
  const inFixtures = readdirSync("fixtures/bundles", { recursive: true, encoding: "utf8" })
    .filter((name) => /\/input\/.*\.md$/.test(name))
    .map((name) => `fixtures/bundles/${name}`);
  const beside = ["../shared/seeds", "../shared/corpus"]
    .filter((directory) => existsSync(directory))
    .flatMap((directory) => readdirSync(directory).map((name) => `${directory}/${name}`))
    .filter((path) => path.endsWith(".md"));

  it.each([...inFixtures, ...beside])("are read as micromark does in %s", (path) => {
    const { text } = sourceText(readFileSync(path));
    for (const section of [wholeOf(text), ...cutSections(text)]) parseBothWays(text, section);
  });
});

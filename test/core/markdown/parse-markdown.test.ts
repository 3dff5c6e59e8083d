import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFrontMatter } from "../../../src/core/markdown/front-matter.ts";
import {
  guardMarkdown,
  LONGEST_LINE,
  MAX_BYTES,
  MAX_DEPTH,
  MAX_LINE,
  MAX_LINES,
  MAX_MARKERS,
  MAX_STRETCH_LINES,
} from "../../../src/core/markdown/guard.ts";
import type { Block, ItemBlock } from "../../../src/core/markdown/markdown-document.ts";
import { parseSection } from "../../../src/core/markdown/parse-markdown.ts";
import type { Span } from "../../../src/core/markdown/place.ts";
import { cutSections } from "../../../src/core/markdown/sections.ts";
import { anyText } from "../../support/any-text.ts";
import { markdownOf, sourceText } from "../../support/bundles.ts";

function dataUri(characters: number): string {
  return `data:image/png;base64,${"Zm9v".repeat(characters / 4)}=`;
}

function picture(characters: number): string {
  return `![a depot](${dataUri(characters)})`;
}

function items(blocks: readonly Block[]): ItemBlock[] {
  return blocks.flatMap((block) => (block.kind === "item" ? [block, ...items(block.children)] : []));
}

function shape(blocks: readonly Block[]): unknown[] {
  return blocks.flatMap((block): unknown[] =>
    block.kind === "item"
      ? [["item", block.depth, block.line, block.box, block.text, block.textSpan], ...shape(block.children)]
      : [[block.kind, block.line, block.span]],
  );
}

describe("sections", () => {
  const whole = (text: string) => {
    const start = readFrontMatter(text)?.span.end ?? 0;
    // Blank lines at the end belong to no section.
    return parseSection(text, { start, end: text.trimEnd().length, line: sourceText(text).lineAt(start) });
  };
  const bySection = (text: string) => markdownOf(text).blocks.filter(({ kind }) => kind !== "front-matter");

  const fixtures = readdirSync("fixtures/bundles").flatMap((name) => {
    const root = `fixtures/bundles/${name}/input`;
    const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return files.map((entry) => `${entry.parentPath}/${entry.name}`);
  });
  const seeds = existsSync("../shared/seeds")
    ? ["000", "001", "002", "003", "004"].map((seed) => `../shared/seeds/${seed}.md`)
    : [];

  it.each([...fixtures, ...seeds])("of %s give the blocks of the whole document", (path) => {
    // Long enough to be cut several times over.
    const text = sourceText(readFileSync(path))
      .text.concat("\n\n")
      .repeat(path.includes("fixtures") ? 8 : 1);
    expect(shape(bySection(text))).toEqual(shape(whole(text)));
  });

  it.each([
    ["a fence with headings", "```\n\n# a\n\n# b\n```\n\n# c\n"],
    ["a fence in an item, closed by the item's end", "- x\n  ```\n  y\n\n- z\n\n# c\n\n```\n\n# d\n```\n"],
    ["a fence in a quote, closed by the quote's end", "> ```\n> a\n\n# b\n\n```\n\n# c\n```\n"],
    ["a longer fence around a shorter one", "````\n\n```\n\n# a\n\n````\n\n# b\n"],
    ["a comment over blank lines", "<!--\n\n# a\n\n- [ ] b\n-->\n\n# c\n"],
    ["an HTML block without blank lines", "<div>\n# a\n- [ ] b\n</div>\n\n# c\n"],
    ["a script", "<script>\n\n# a\n\n</script>\n\n# b\n"],
    ["loose items", "- a\n\n  b\n\n- c\n\n# d\n"],
    ["lazy lines", "> a\nb\n\n- c\nd\n\n# e\n"],
  ])("never cut %s wrongly", (_, piece) => {
    for (const filler of ["filler line\n\n".repeat(200), ""]) {
      const text = filler + piece.repeat(filler === "" ? 300 : 1) + filler + piece;
      expect(shape(bySection(text))).toEqual(shape(whole(text)));
    }
  });

  it("are several in a long document and one in a short one", () => {
    expect(cutSections("# a\n\n- [ ] b\n")).toHaveLength(1);
    expect(cutSections("# a\n\n- [ ] b\n".repeat(1_000)).length).toBeGreaterThan(3);
  });
});

describe("boxes", () => {
  it.each([
    ["- [ ] plain", " ", "plain"],
    ["- [x] done", "x", "done"],
    ["* [X] **bold** first", "X", "**bold** first"],
    ["+ [~] not of GFM", "~", "not of GFM"],
    ["1. [-] ordered", "-", "ordered"],
    ["2) [!] ordered too", "!", "ordered too"],
    ["- [!]", "!", ""],
    ["- [!]\n", "!", ""],
    [" - [/] one space in", "/", "one space in"],
    ["- [\t] a tab inside", "\t", "a tab inside"],
    ["> - [\t] one in a quote", "\t", "one in a quote"],
    ["> - [ ] quoted", " ", "quoted"],
    ["- [ ] [P] label after it", " ", "[P] label after it"],
    ["- [ ]   wide gap", " ", "wide gap"],
    ["- [ ]* optional", " ", "optional"],
    ["- [✓] a sign", "✓", "a sign"],
    ["- [🚧] an emoji", "🚧", "an emoji"],
    ["- [ ] [ ] only the first", " ", "[ ] only the first"],
    ["- [x] `[ ]` in code", "x", "`[ ]` in code"],
    ["- [x]\n  on the next line", "x", "on the next line"],
    ["1. [ ]  \n   below spaces", " ", "below spaces"],
  ])("%j has the box %j", (text, mark, rest) => {
    const document = markdownOf(text);
    const [item] = items(document.blocks);
    expect(item?.box?.mark).toBe(mark);
    expect(document.source.text.slice(item?.box?.span.start, item?.box?.span.end)).toBe(mark);
    expect(item?.text).toBe(rest);
  });

  it.each([
    "- [P] label",
    "- [1] footnote",
    "- [a](b) link",
    "- []",
    "- [  ] two",
    "- [ ]",
    "- [x]",
    "- text [ ]",
    "[ ] no item",
    "- `[ ]`",
    "| [ ] |",
    "    - [ ] code",
    "```\n- [ ] x\n```",
  ])("%j has none", (text) => {
    expect(items(markdownOf(text).blocks).filter(({ box }) => box !== null)).toEqual([]);
  });

  it("keeps lines and offsets right with CRLF, lone CR, NUL, emoji, tabs and a byte order mark", () => {
    const document = markdownOf("\ufeff# 😀\r\n\r\n- [ ] a\0b\r\tc\r\n\t- [x] é\r\n");
    const [first, second] = items(document.blocks);
    expect([first?.line, first?.endLine, second?.line]).toEqual([3, 5, 5]);
    expect(document.source.text.slice(first?.textSpan.start, first?.textSpan.end)).toBe("a\0b\r\tc");
    expect(second?.depth).toBe(2);
  });
});

describe("blocks", () => {
  it("tell a closed fence from an open one, in quotes and lists too", () => {
    const closed = (text: string) =>
      markdownOf(text).blocks.map((block) => (block.kind === "code" ? block.closed : block.kind));
    expect(closed("```\na\n```\n")).toEqual([true]);
    expect(closed("```js\na\n")).toEqual([false]);
    expect(closed("```\n```")).toEqual([true]);
    expect(closed("```")).toEqual([false]);
    expect(closed("> ```\n> a\n> ```\n")).toEqual([true]);
    expect(closed("> ```\n> a\n\nb")).toEqual([false, "paragraph"]);
    expect(closed("~~~\n```\n~~~~\n")).toEqual([true]);
    expect(closed("    indented\n")).toEqual([true]);
  });

  it("read headings and tables as written", () => {
    const [heading, setext, table] = markdownOf("## a *b* ##\n\nc\n===\n\n| x | `y` |\n| - | - |\n| 1 |  |\n").blocks;
    expect(heading).toMatchObject({ kind: "heading", depth: 2, text: "a *b*", line: 1 });
    expect(setext).toMatchObject({ kind: "heading", depth: 1, text: "c", line: 3 });
    expect(table).toMatchObject({ header: ["x", "`y`"], rows: [{ cells: ["1", ""], line: 8 }] });
  });

  it("take front matter apart, and a document that opens with a break does not lose its beginning", () => {
    expect(markdownOf("---\nslug: a\n---\n# b\n").blocks).toMatchObject([
      { kind: "front-matter", endLine: 3 },
      { kind: "heading", line: 4 },
    ]);
    const kinds = markdownOf("---\n\n- [ ] a\n\n---\n").blocks.map(({ kind }) => kind);
    expect(kinds).toEqual(["break", "item", "break"]);
  });
});

describe("the cells of a table", () => {
  const LINES = ["| Task | Status |", "| - | :-: |"];
  const tableIn = (text: string) => {
    const document = markdownOf(text);
    const table = [...document.blocks, ...items(document.blocks).flatMap(({ children }) => children)].find(
      (block) => block.kind === "table",
    );
    if (table?.kind !== "table") throw new Error("no table was read");
    const at = ({ start, end }: Span) => document.source.text.slice(start, end);
    return { table, source: document.source, spelled: table.rows.map(({ spans }) => spans.map(at)) };
  };
  /** How a row may stand among others; micromark reads the ones that stand in an item's first line. */
  const SURROUNDINGS: Readonly<Record<string, (lines: readonly string[]) => string>> = {
    "on its own": (lines) => lines.join("\n"),
    "with Windows line ends": (lines) => lines.join("\r\n"),
    "behind a byte order mark": (lines) => `\ufeff${lines.join("\n")}`,
    "in a quote": (lines) => lines.map((line) => `> ${line}`).join("\n"),
    "in a quote in a quote": (lines) => lines.map((line) => `> >${line}`).join("\n"),
    "in an item": (lines) => `- a\n\n${lines.map((line) => `  ${line}`).join("\n")}`,
    "in the first line of an item": (lines) => `- ${lines.join("\n  ")}`,
    "behind emoji and front matter": (lines) => `---\na: b\n---\n# 🐌\n\n${lines.join("\n")}`,
  };

  it.each([
    ["| 1.1 | open |", ["1.1", "open"]],
    ["|1.1|open|", ["1.1", "open"]],
    ["1.1 | open", ["1.1", "open"]],
    ["|  two words\t|   open   |  ", ["two words", "open"]],
    ["| a \\| b | \\| |", ["a \\| b", "\\|"]],
    ["| a \\\\| b |", ["a \\\\", "b"]],
    ["| `x | y` |", ["`x", "y`"]],
    ["| **1.1** [a](b) | 🐌 ✓ |", ["**1.1** [a](b)", "🐌 ✓"]],
    ["| one |", ["one"]],
    ["| one | two | three |", ["one", "two", "three"]],
    ["| | open |", ["", "open"]],
    ["|||", ["", ""]],
    ["| - | - |", ["-", "-"]],
  ])("%j have exactly the spans of what they say, wherever the table stands", (row, cells) => {
    for (const [where, place] of Object.entries(SURROUNDINGS)) {
      const { table, spelled, source } = tableIn(place([...LINES, row, "| last | row |"]));
      expect(table.rows[0]?.cells, where).toEqual(cells);
      expect(spelled, where).toEqual(table.rows.map((one) => one.cells));
      expect(source.lineAt(table.rows[0]?.spans[0]?.start ?? -1), where).toBe(table.rows[0]?.line);
    }
  });

  it("that are empty have their span between their pipes, behind a space, where text can be written", () => {
    for (const [where, place] of Object.entries(SURROUNDINGS)) {
      const { table, source } = tableIn(place([...LINES, "|  |  | |"]));
      const written = table.rows[0]?.spans.toReversed().reduce((text, span, at) => {
        return `${text.slice(0, span.start)}${2 - at}${text.slice(span.end)}`;
      }, source.text);
      expect(written?.split(/\r?\n/).at(-1), where).toContain("| 0 | 1 | 2|");
    }
  });
});

describe("the guard", () => {
  it.each([
    ["twenty megabytes of brackets", "[".repeat(20_000_000), /MiB/, 1],
    ["five megabytes of brackets", "[".repeat(5_000_000), /line is longer/, 1],
    ["a long line", `a\n${"b".repeat(LONGEST_LINE + 1)}`, /line is longer/, 2],
    ["a long line of many signs", `a\n${"b* ".repeat(MAX_LINE)}`, /longer than 8192 characters, and 8192 of them/, 2],
    ["signs around a picture", `a\n${"*b ".repeat(200)}${picture(400_000)}`, /may begin links, code/, 2],
    ["a picture of three megabytes", `a\n\n${picture(3_000_000)}`, /blank line/, 3],
    [
      "many lines of signs before a picture",
      `${`${"<b ".repeat(2_000)}\n`.repeat(4)}${picture(900_000)}`,
      /blank line/,
      5,
    ],
    ["ten kilobytes of dashes on one line", `a\n\n${"- ".repeat(5_000)}`, /longer|nested/, 3],
    ["lists in lists on one line", "- ".repeat(MAX_DEPTH + 1), /nested/, 1],
    ["quotes in quotes", `x\n${"> ".repeat(MAX_DEPTH + 1)}a`, /nested/, 2],
    ["deep indentation", `${" ".repeat(2 * MAX_DEPTH + 2)}- a`, /nested/, 1],
    ["many lines", "\n".repeat(MAX_LINES + 1), /lines/, MAX_LINES + 1],
    ["a few lists in lists on one line", `${"- ".repeat(MAX_MARKERS)}* a`, /in one line/, 1],
    ["a block without an end", "some words\n".repeat(3_000), /blank line/, MAX_STRETCH_LINES + 1],
    ["a block with long lines and no end", "some words ".repeat(100).concat("\n").repeat(200), /blank line/, 120],
    ["markers around nothing", "> - - [ ] a parcel\n\n".repeat(2_000), /quotes have fewer/, 2_667],
    ["lines that say nothing", "- a\n\n".repeat(5_000), /on average/, 8_001],
  ])("refuses %s with reason and line", (_, text, reason, line) => {
    const { refused, blocks } = markdownOf(text);
    expect(refused?.reason).toMatch(reason);
    expect(refused?.line).toBe(line);
    expect(blocks).toEqual([]);
  });

  it.each([
    ["a picture in a line of its own", `${picture(1_000_000)}\n\n- [ ] T001 Weigh`],
    ["a picture in a table", `| a | b |\n|---|---|\n| c | ${picture(100_000)} |\n\n- [ ] T001 Weigh`],
    ["a picture that is defined", `![a][b]\n\n[b]: <${dataUri(1_000_000)}>\n\n- [ ] T001 Weigh`],
    ["a picture in HTML", `<img src="${dataUri(100_000)}">\n\n- [ ] T001 Weigh`],
    ["a long line of prose", `${"a clerk weighs it, ".repeat(1_000)}[so](#a)\n\n- [ ] T001 Weigh`],
    ["a long line of code", `~~~\n${'{"a":[1,2]},'.repeat(1_000)}\n~~~\n\n- [ ] T001 Weigh`],
  ])("reads what stands beside %s where it stands", (_, text) => {
    const { source, blocks, refused } = markdownOf(text);
    expect(refused).toBeNull();
    const [task] = items(blocks);
    expect(task?.text).toBe("T001 Weigh");
    expect(task?.line).toBe(text.split("\n").length);
    expect(source.text.slice(task?.textSpan.start, task?.textSpan.end)).toBe("T001 Weigh");
  });

  it("reads a task with a picture in its line, and the next one", () => {
    const { source, blocks } = markdownOf(`- [ ] T001 Weigh ${picture(90_000)} it\n- [x] T002 Stamp\n`);
    const found = items(blocks);
    expect(found.map(({ box, line }) => [box?.mark, line])).toEqual([
      [" ", 1],
      ["x", 2],
    ]);
    expect(source.text.slice(found[1]?.textSpan.start, found[1]?.textSpan.end)).toBe("T002 Stamp");
  });

  it("lets a break of many dashes pass", () => {
    expect(guardMarkdown(sourceText(`a\n\n${"- ".repeat(40)}-\n`))).toBeNull();
  });

  it("lets a large ordinary document pass", () => {
    const text = "## Phase 1: a\n\n- [ ] T001 Write the thing in src/thing.ts\n  - Status: todo\n\n".repeat(9_000);
    expect(text.length).toBeLessThan(MAX_BYTES);
    expect(guardMarkdown(sourceText(text))).toBeNull();
  });

  it("parses whatever it lets pass, and every position is inside the text", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            anyText(30),
            fc.constantFrom("- [ ] ", "\n", "\n\n", "> ", "  ", "```\n", "# ", "<!--", "|", "\t", "1. "),
          ),
          { maxLength: 40 },
        ),
        (parts) => {
          const { source, blocks } = markdownOf(parts.join(""));
          for (const { box, textSpan, text, line } of items(blocks)) {
            expect(source.text.slice(textSpan.start, textSpan.end)).toBe(text);
            if (box) expect(source.text.slice(box.span.start - 1, box.span.end + 1)).toBe(`[${box.mark}]`);
            if (box) expect(source.lineAt(box.span.start)).toBeGreaterThanOrEqual(line);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

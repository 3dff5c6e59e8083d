import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMarkdown } from "../../../src/core/markdown/parse-markdown.ts";
import { originOf, SectionCache, shiftOf } from "../../../src/core/markdown/section-cache.ts";
import { sourceText } from "../../support/bundles.ts";
import { markdownSoup } from "../../support/markdown-soup.ts";

const AT_THE_TOP = { offset: 0, line: 1 };

describe("a section cache", () => {
  const reading = (cache: SectionCache) => {
    const read: string[] = [];
    const ask = (piece: string, at = AT_THE_TOP) => {
      const part = cache.partOf(piece, at, (alone) => {
        read.push(alone);
        const span = { start: 0, end: alone.length };
        return [{ kind: "paragraph", text: alone, line: 1, endLine: 2, span }];
      });
      return part.blocks;
    };
    return { read, ask };
  };

  it("parses a piece once, and gives its blocks wherever it stands", () => {
    const { read, ask } = reading(new SectionCache());
    expect(ask("a\nb")).toMatchObject([{ line: 1, endLine: 2, span: { start: 0, end: 3 } }]);
    expect(ask("a\nb", { offset: 10, line: 4 })).toMatchObject([{ line: 4, endLine: 5, span: { start: 10, end: 13 } }]);
    expect(ask("a\nc")).toMatchObject([{ text: "a\nc" }]);
    expect(read).toEqual(["a\nb", "a\nc"]);
  });

  it("tells of a block what it was before it was moved, and nothing of a copy that says something else", () => {
    const { ask } = reading(new SectionCache());
    const [block] = ask("a\nb", { offset: 10, line: 4 });
    if (block === undefined) throw new Error("no block");
    expect(originOf(block)).toMatchObject({ line: 1, span: { start: 0, end: 3 } });
    expect(shiftOf(block)).toMatchObject({ offset: 10, lines: 3, section: { text: "a\nb" } });
    expect(originOf({ ...block })).toBeNull();
    expect(shiftOf({ ...block })).toBeNull();
    expect(JSON.stringify(block)).not.toContain("section");
  });

  it("forgets what was not asked for while two million characters came", () => {
    const { read, ask } = reading(new SectionCache());
    for (let at = 0; at < 25; at += 1) {
      ask("seldom asked for");
      for (let more = 0; more < 3; more += 1) ask(`${at} ${more} ${"a".repeat(100_000)}`);
    }
    expect(read.filter((piece) => piece === "seldom asked for")).toHaveLength(1);
    for (let at = 0; at < 25; at += 1) ask(`${at} other ${"a".repeat(100_000)}`);
    ask("seldom asked for");
    expect(read.filter((piece) => piece === "seldom asked for")).toHaveLength(2);
  });
});

describe("a document that is read again after an edit", () => {
  const blocksOf = (text: string, cache: SectionCache | null = null) => parseMarkdown(sourceText(text), cache).blocks;

  it.each([
    ["a fence that is opened before everything", "# a #\n\n- b\n-\n", (text: string) => `\`\`\`\n\n${text}`],
    ["a comment that is opened before everything", "# a #\n\n<b>\n\n-->\n", (text: string) => `<!--\n\n${text}`],
    ["a fence that is no longer closed", "```\na\n```\n\n# b #\n", (text: string) => text.replace("a\n```", "a\n``")],
    ["a definition that goes elsewhere", "[a]: b 'c'\n\n# [a] #\n", (text: string) => text.replace("b", "d")],
    ["a line more at its beginning", "# a #\n\n<i>\n\n| b |\n| - |\n| c | #\n", (text: string) => `# new #\n\n${text}`],
  ])("has the blocks that it has on its own: %s", (_, piece, edit) => {
    const cache = new SectionCache();
    const text = piece.concat("\n").repeat(200);
    blocksOf(text, cache);
    expect(blocksOf(edit(text), cache)).toEqual(blocksOf(edit(text)));
  });

  it("has the blocks that it has on its own, whatever was read before", () => {
    const cache = new SectionCache();
    fc.assert(
      fc.property(fc.array(markdownSoup, { minLength: 1, maxLength: 4 }), fc.nat(3), (soups, moved) => {
        const parts = soups.map((soup) => `${soup}\n\n# a #\n\n`);
        const text = [...parts.slice(moved), ...parts].join("");
        expect(blocksOf(text, cache)).toEqual(blocksOf(text));
      }),
      { numRuns: 300 },
    );
  });
});

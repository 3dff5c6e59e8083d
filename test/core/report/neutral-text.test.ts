import fc from "fast-check";
import type { Nodes, Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import {
  blockFence,
  codeSpan,
  neutralMessage,
  neutralText,
  plainText,
  shorten,
} from "../../../src/core/report/neutral-text.ts";
import { anyText } from "../../support/any-text.ts";

const HOSTILE = [
  "@everyone",
  "fixes #12",
  "GH-7",
  "https://evil.example/a?b=1",
  "www.evil.example",
  "0123456789abcdef0123456789abcdef01234567",
  "<details>",
  "</details>",
  "<!-- spec-kit-enforce:sticky -->",
  "![](https://evil.example/beacon.png)",
  "[link](https://evil.example)",
  "a | b",
  "two\r\nlines",
  "\u202egpj.exe",
  "zero\u200bwidth",
  "``` mermaid",
  "`",
  "``",
  "/spec recheck",
  "# heading",
  "1. item",
  "- [x] box",
  "> quote",
  "&#64;octocat",
  "**bold** _it_ ~~gone~~",
  "\ud800",
  "\\",
  "me@example.org",
];

const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), anyText(8), fc.constant(" ")), {
    maxLength: 8,
  })
  .map((parts) => parts.join(""));

function parse(markdown: string): Root {
  return unified().use(remarkParse).use(remarkGfm).parse(markdown);
}

function kinds(node: Nodes): readonly string[] {
  return [node.type, ...("children" in node ? node.children.flatMap(kinds) : [])];
}

function codeValues(node: Nodes): readonly string[] {
  if (node.type === "inlineCode") return [node.value];
  return "children" in node ? node.children.flatMap(codeValues) : [];
}

describe("neutralText", () => {
  it.each([
    ["@octocat", "@\u200boctocat"],
    ["fixes #12", "fixes #\u200b12"],
    ["see GH-12", "see GH-\u200b12"],
    ["a <b> & c", "a &#60;b&#62; &#38; c"],
    ["one\r\ntwo", "one two"],
    ["Add login to src/auth.ts", "Add login to src/auth.ts"],
    ["/spec recheck", "\u200b/spec recheck"],
  ])("turns %j into %j", (text, neutral) => {
    expect(neutralText(text)).toBe(neutral);
  });

  it("is nothing but text to a Markdown parser, alone on a line", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const neutral = neutralText(text);
        const allowed = neutral === "" ? ["root"] : ["root", "paragraph", "text"];
        expect(kinds(parse(neutral))).toEqual(allowed);
      }),
    );
  });

  it("leaves a table one row with two cells", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const table = parse(`| a | b |\n|---|---|\n| x ${neutralText(text)} | y |`).children[0];
        expect(table?.type === "table" && table.children.map((row) => row.children.length)).toEqual([2, 2]);
      }),
    );
  });

  it("leaves nothing that GitHub would link, mention or hide", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        // What an entity stands for separates words as it does on the page.
        const neutral = neutralText(text).replace(/&#\d+;/g, "·");
        expect(neutral).not.toMatch(/@\w|#\d|gh-\d|:\/\/|www\.|[0-9a-f]{7}|[<>|\n\r\u202a-\u202e]/i);
      }),
    );
  });

  it("takes time in proportion to what it keeps, whatever it is given", () => {
    const started = performance.now();
    neutralText("@#<`[".repeat(1_000_000));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe("codeSpan", () => {
  it("fences with more backticks than any run inside", () => {
    expect(codeSpan("a `` b")).toBe("```a `` b```");
    expect(codeSpan("`a`")).toBe("`` `a` ``");
  });

  it("shows exactly the plain text to a Markdown parser", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const plain = plainText(text);
        fc.pre(plain !== "" && !/\||\]:/.test(plain));
        expect(codeValues(parse(`x ${codeSpan(text)} y`))).toEqual([shorten(plain, 1000)]);
      }),
    );
  });

  it("leaves a table one row with two cells, pipes or not", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const table = parse(`| a | b |\n|---|---|\n| ${codeSpan(text)} | y |`).children[0];
        expect(table?.type === "table" && table.children.map((row) => row.children.length)).toEqual([2, 2]);
      }),
    );
  });
});

describe("neutralMessage", () => {
  it("keeps code between backticks", () => {
    expect(neutralMessage("Task `T012` waits for `@me`.")).toBe("Task `T012` waits for `@me`.");
  });

  it("takes a backtick without a partner as text", () => {
    expect(neutralMessage("a ` b @me")).toBe("a &#96; b @\u200bme");
  });

  it("is nothing but text and code to a Markdown parser", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const foreign = kinds(parse(`x ${neutralMessage(text)}`)).filter(
          (kind) => !["root", "paragraph", "text", "inlineCode", "html"].includes(kind),
        );
        expect(foreign).toEqual([]);
      }),
    );
  });
});

describe("blockFence", () => {
  it("is longer than any run of backticks in the content", () => {
    expect(blockFence("graph LR")).toBe("```");
    expect(blockFence("a\n````\nb")).toBe("`````");
  });
});

describe("shorten", () => {
  it("counts code points and cuts none in two", () => {
    expect(shorten("😀😀😀", 2)).toBe("😀…");
    expect(shorten("😀😀", 2)).toBe("😀😀");
  });
});

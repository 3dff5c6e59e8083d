import { describe, expect, it } from "vitest";
import { codeSpans } from "../../../src/core/markdown/code-spans.ts";
import { parseInline } from "../../../src/core/markdown/inline-text.ts";
import { plainText } from "../../../src/core/markdown/plain-text.ts";

describe("parseInline", () => {
  it("finds plain text, code and links", () => {
    expect(parseInline("**Write** `a b` and [see](docs/x.md)\n  ~~not~~ that")).toEqual({
      plain: "Write a b and see not that",
      code: ["a b"],
      links: ["docs/x.md"],
    });
  });

  it("takes a long text in bounded time", () => {
    const text = "*a_ ".repeat(20_000);
    expect(parseInline(text).plain.length).toBeGreaterThan(50_000);
  });
});

describe("plainText", () => {
  it.each([
    ["plain words", "plain words"],
    ["**Foundational (Phase 2)**: Depends", "Foundational (Phase 2): Depends"],
    ["a\r\n   b", "a b"],
    ["5 \\* 4 &amp; 3", "5 * 4 & 3"],
  ])("of %j is %j", (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });
});

describe("codeSpans", () => {
  it.each([
    ["none", []],
    ["`a` and `b.ts`", ["a", "b.ts"]],
    ["``a`b`` twice", ["a`b"]],
    ["a ` alone", []],
    ["\\`no` and `yes`", ["and"]],
  ])("of %j are %j", (text, code) => {
    expect(codeSpans(text)).toEqual(code);
  });
});

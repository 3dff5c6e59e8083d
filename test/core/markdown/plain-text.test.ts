import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseInline } from "../../../src/core/markdown/inline-text.ts";
import { plainText } from "../../../src/core/markdown/plain-text.ts";

describe("the text without markup", () => {
  it.each([
    ["**Foundational (Phase 2)**: depends on Setup", "Foundational (Phase 2): depends on Setup"],
    ["**a** and (**b c**), d", "a and (b c), d"],
    ["a http://b.c/d: e@f.g", "a http://b.c/d: e@f.g"],
    ["`a`: *b* [c](d)", "a: b c"],
    ["2 ** 3 ** 4", "2 ** 3 ** 4"],
    ["**a*b**", "a*b"],
  ])("of %j is %j", (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it("is what a Markdown parser shows, however it was found", () => {
    const part = fc.constantFrom(..."a|b c|**|**|**d**|: |:|(|)| |, |. |*|`|é|—|1) |- |2.|www.e.f|http://g".split("|"));
    const line = fc.array(part, { maxLength: 9 }).map((parts) => `x${parts.join("")}`);
    fc.assert(
      fc.property(line, (text) => void expect(plainText(text)).toBe(parseInline(text).plain)),
      { numRuns: Number(process.env.PLAIN_RUNS ?? 300) },
    );
  });
});

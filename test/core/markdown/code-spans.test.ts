import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeSpans } from "../../../src/core/markdown/code-spans.ts";
import { parseInline } from "../../../src/core/markdown/inline-text.ts";

describe("code spans", () => {
  it.each([
    ["Create `src/a.ts` and `src/b.ts`", ["src/a.ts", "src/b.ts"]],
    ["`List<Parcel>` where a < b, `a\\b`", ["List<Parcel>", "a\\b"]],
    ["` padded ` and `  `", ["padded", "  "]],
    ["``a ` b`` is one", ["a ` b"]],
    ["an escape \\`a` b", []],
    ['a tag <i title="`"> and `b`', ["b"]],
    ["[a](`b`) and [`c`](d)", ["c"]],
    ["alone ` it is none", []],
    ["over\n`two\nlines`", ["two\nlines"]],
    ["http://a.b/`c` goes on", []],
  ])("of %j", (text, expected) => {
    expect(codeSpans(text)).toEqual(expected);
  });

  it("are those that the inline parser finds, whatever stands around them", () => {
    const part = fc.constantFrom(
      ..."` ` ` `` a b.ts <i> < \\ \\` [ ](c) ](` http://d www.e f@g * _ ~ # - > \n & ! | 1. é😀 ( )".split(" "),
      " ",
      " ",
    );
    const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (said) => {
        expect(codeSpans(said)).toEqual(said.includes("`") ? parseInline(said).code : []);
      }),
      { numRuns: Number(process.env.PLAIN_RUNS ?? 500) },
    );
  });
});

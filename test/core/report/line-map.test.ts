import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mapLines } from "../../../src/core/report/line-map.ts";

const bytes = (...lines: readonly string[]) => Buffer.from(lines.join("\n"));

describe("the line of one text in another", () => {
  test("is the same where nothing is before it", () => {
    const map = mapLines(bytes("a", "b", "c"), bytes("a", "b", "x"));
    expect([1, 2, 3].map(map)).toEqual([1, 2, 3]);
  });

  test("moves with the lines that were put in or taken out above", () => {
    const map = mapLines(bytes("a", "new", "b", "c"), bytes("a", "b", "c"));
    expect([1, 3, 4].map(map)).toEqual([1, 2, 3]);
    const back = mapLines(bytes("a", "b", "c"), bytes("a", "new", "b", "c"));
    expect([1, 2, 3].map(back)).toEqual([1, 3, 4]);
  });

  test("of a line that is not there is near the one before it", () => {
    const map = mapLines(bytes("a", "gone", "gone too", "b"), bytes("a", "b"));
    expect([2, 3].map(map)).toEqual([1, 1]);
  });

  test("follows a unique line among repeated ones", () => {
    const map = mapLines(bytes("x", "one", "x", "two", "x"), bytes("x", "x", "one", "x", "x", "two", "x", "y"));
    expect([2, 4].map(map)).toEqual([3, 6]);
  });

  test("never leaves the other text, whatever the two are", () => {
    const line = fc.constantFrom("", "a", "b", "c", "- [ ] T001");
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), fc.array(line, { maxLength: 30 }), (from, to) => {
        const map = mapLines(bytes(...from), bytes(...to));
        const lines = from.map((_, at) => map(at + 1));
        expect(lines.every((one) => one >= 1 && one <= Math.max(1, to.length))).toBe(true);
        expect(lines).toEqual(lines.toSorted((a, b) => a - b));
      }),
    );
  });

  test("of a text in itself is that line", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { minLength: 1, maxLength: 30 }), (lines) => {
        const text = lines.map((one) => one.replace(/[\r\n]/g, ""));
        const map = mapLines(bytes(...text), bytes(...text));
        expect(text.map((_, at) => map(at + 1))).toEqual(text.map((_, at) => at + 1));
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byteLength, truncateBytes } from "../../../src/core/report/truncate-bytes.ts";
import { anyText } from "../../support/any-text.ts";

describe("truncateBytes", () => {
  it.each([
    ["abc", 2, "ab"],
    ["äöü", 3, "ä"],
    ["a😀", 4, "a"],
    ["a😀", 5, "a😀"],
    ["abc", 0, ""],
    ["a\ud800bc", 5, "a\ud800b"],
  ])("cuts %j to at most %i bytes", (text, bytes, expected) => {
    expect(truncateBytes(text, bytes)).toBe(expected);
  });

  it("gives the longest beginning that fits", () => {
    fc.assert(
      fc.property(anyText(), fc.nat(60), (text, bytes) => {
        const cut = truncateBytes(text, bytes);
        const next = Array.from(text.slice(cut.length))[0] ?? "";
        expect(text.startsWith(cut)).toBe(true);
        expect(byteLength(cut)).toBeLessThanOrEqual(bytes);
        expect(next === "" || byteLength(cut + next) > bytes).toBe(true);
      }),
    );
  });
});

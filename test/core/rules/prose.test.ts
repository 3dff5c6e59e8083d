import { describe, expect, it } from "vitest";
import { blankOut } from "../../../src/core/documents/blank-out.ts";
import { proseOf } from "../../../src/core/rules/prose.ts";
import { markdownOf } from "../../support/bundles.ts";

describe("what a reader reads as prose", () => {
  it("has no code spans and no comments, and everything else in its place", () => {
    expect(blankOut("a `b` c")).toBe("a     c");
    expect(blankOut("a ``b ` c`` d")).toBe("a           d");
    expect(blankOut("a <!-- b\nc --> d")).toBe("a       \n      d");
    expect(blankOut("a `b c")).toBe("a `b c");
  });

  it("is blanked in linear time, however many backticks there are", () => {
    const runs = Array.from({ length: 2_000 }, (_, at) => "`".repeat((at % 300) + 1)).join(" x ");
    const start = performance.now();
    blankOut(runs);
    blankOut("<!--".repeat(100_000));
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it("comes in order, from nested items and tables too, without fences", () => {
    const document = markdownOf("# A\n\n- B\n  - [ ] C\n\n```\nno\n```\n\n| D |\n|---|\n| E |\n");
    expect(
      [...proseOf(document)].map(({ text, line, isBox }) => `${line} ${text.trim()}${isBox ? " (box)" : ""}`),
    ).toEqual(["1 A", "3 B", "4 C (box)", "12 E"]);
  });
});

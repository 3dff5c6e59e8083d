import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitSections, listSection, type Section } from "../../../src/core/report/bounded-text.ts";
import { byteLength } from "../../../src/core/report/truncate-bytes.ts";
import { anyText } from "../../support/any-text.ts";

function section(head: string, count: number, width: number): Section {
  return { head, count, line: (index) => `${index} ${"ä".repeat(width)}`, what: "lines" };
}

describe("fitSections", () => {
  it("keeps everything where it fits", () => {
    expect(fitSections([section("a", 1, 1), section("b", 0, 0)], 1_000)).toBe("a\n0 ä\n\nb");
  });

  it("drops lines from the end of a section and counts them", () => {
    const text = fitSections([section("a", 100, 20)], 1_000);
    const shown = text.match(/^\d+ ä/gm)?.length ?? 0;
    expect(shown).toBeGreaterThan(10);
    expect(text).toContain(`\n\n${100 - shown} more lines not shown.`);
  });

  it("leaves room for what stands below a long list", () => {
    expect(fitSections([section("a", 1_000, 20), section("what stands below", 1, 1)], 2_000)).toContain(
      "what stands below\n0 ä",
    );
  });

  it("counts the sections for which there is no room at all", () => {
    const many = Array.from({ length: 500 }, () => section("head".repeat(10), 1, 1));
    expect(fitSections(many, 2_000)).toMatch(/\n\n4\d\d more sections not shown\.$/);
  });

  it("never exceeds the limit", () => {
    const anySection = fc
      .record({ head: anyText(), lines: fc.array(anyText()) })
      .map(({ head, lines }) => listSection(head, lines, "lines", (line) => line));
    fc.assert(
      fc.property(fc.array(anySection), fc.integer({ min: 100, max: 3_000 }), (sections, bytes) => {
        expect(byteLength(fitSections(sections, bytes))).toBeLessThanOrEqual(bytes);
      }),
    );
  });
});

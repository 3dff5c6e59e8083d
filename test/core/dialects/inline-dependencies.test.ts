import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findInlineDependencies } from "../../../src/core/dialects/inline-dependencies.ts";
import { indexIds, mentionedIds, readOrderStatement } from "../../../src/core/dialects/order-statements.ts";
import { indexPhaseNames } from "../../../src/core/dialects/phase-names.ts";
import { tagsSayBlocks } from "../../../src/core/dialects/tagged-dependencies.ts";
import { anyText } from "../../support/any-text.ts";

const IDS = indexIds([]);
const NAMES = indexPhaseNames([]);
const PIECES = [
  "depends on T001, ",
  "after ",
  "before T002 ",
  "[D:T001] ",
  "{T001} ",
  "{",
  "[",
  "`",
  "(",
  "T001 → ",
  "T001の後",
  "依存: ",
  "1.1.",
  "not ",
  "must be done before ",
  "; ",
  ", ",
];

function readAll(text: string): unknown[] {
  return [
    findInlineDependencies(text, { isDefined: () => true }),
    readOrderStatement(text, IDS, NAMES),
    mentionedIds(text, IDS, NAMES),
  ];
}

describe("sentences about dependencies", () => {
  it("are read in linear time, whatever they repeat", () => {
    for (const piece of PIECES) {
      const started = performance.now();
      readAll(piece.repeat(Math.floor(200_000 / piece.length)));
      expect(performance.now() - started).toBeLessThan(2_000);
    }
  });

  it("never throw, and point into the text", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...PIECES), anyText()), { maxLength: 20 }), (parts) => {
        const text = parts.join("");
        readAll(text);
        for (const { start } of findInlineDependencies(text, {})) expect(start).toBeLessThan(text.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the tag [B:…]", () => {
  const directions = (tagBlocks: boolean) =>
    findInlineDependencies("x [B:T005]", { tagBlocks }).map(({ direction }) => direction);

  it("names who is waited for, unless a legend turns it round", () => {
    expect(directions(false)).toEqual(["waits"]);
    expect(directions(true)).toEqual(["blocks"]);
  });

  it.each([
    ["- `[B:T###]`: blocked by", false],
    ["- **[B:ID]** — this task blocks ID", true],
    ["Legend: [B:T001] = blocking another task", true],
    ["- [ ] T001 x [B:T005]", false],
  ])("%j says blocks: %s", (legend, expected) => {
    expect(tagsSayBlocks(legend)).toBe(expected);
  });
});

import { describe, expect, it } from "vitest";
import type { FixableFinding } from "../../../src/core/fixes/choose-fixes.ts";
import { findCulprits } from "../../../src/core/fixes/find-culprits.ts";
import { buildFinding } from "../../support/reports.ts";

const FIX = { does: "write it", edits: [], intends: [] };
const SUSPECTS: readonly FixableFinding[] = Array.from({ length: 200 }, (_, at) => ({
  ...buildFinding({ fingerprint: String(at) }),
  fix: FIX,
}));

function search(guilty: readonly string[]) {
  let trials = 0;
  const found = findCulprits(SUSPECTS, (some) => {
    trials += 1;
    return !some.some(({ fingerprint }) => guilty.includes(fingerprint));
  });
  return { found: found.map(({ fingerprint }) => fingerprint), trials };
}

describe("looking for the fixes that do harm", () => {
  it("finds one among hundreds in a few trials", () => {
    const { found, trials } = search(["117"]);
    expect(found).toEqual(["117"]);
    expect(trials).toBeLessThan(20);
  });

  it("finds two", () => {
    expect(search(["3", "190"]).found).toEqual(["3", "190"]);
  });

  it("blames whole parts rather than to try for ever", () => {
    const guilty = Array.from({ length: 50 }, (_, at) => String(at * 4));
    const { found, trials } = search(guilty);
    expect(guilty.every((one) => found.includes(one))).toBe(true);
    expect(trials).toBeLessThan(40);
  });

  it("finds none where only all together do harm", () => {
    expect(findCulprits(SUSPECTS, (some) => some.length > 0)).toEqual([]);
  });
});

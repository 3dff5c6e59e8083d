import { describe, expect, it } from "vitest";
import { choosePlaces, numbersFrom } from "../../scripts/defects/choose-places.ts";
import { cleanDialects } from "../../scripts/defects/clean-bundle.ts";
import { defects } from "../../scripts/defects/kinds/index.ts";
import { renderProblems, renderShares } from "../../scripts/defects/render-run.ts";
import { runDefects } from "../../scripts/defects/run.ts";
import { dialects } from "../../src/core/dialects/index.ts";
import { rules } from "../../src/core/rules/index.ts";

/** Another day another seed is a matter of the script; here every run looks at the same places. */
const SEED = 2026;

describe("defects that are put into clean spec bundles", () => {
  it.each(cleanDialects())(
    "of the dialect %s are all found where they are, and nothing else is said",
    (dialect) => {
      const run = runDefects({ seed: SEED, places: 1, dialects: [dialect], kinds: [] });
      expect(run.outcomes.length).toBeGreaterThan(15);
      expect(renderProblems(run)).toEqual([]);
    },
    60_000,
  );

  it("are there for every dialect", () => {
    expect(cleanDialects()).toEqual(dialects.map(({ id }) => id).sort());
  });

  it("are of kinds that name rules which exist, and dialects which exist", () => {
    const ids = new Set(rules.map(({ id }) => id));
    const known = new Set(cleanDialects());
    for (const { rule, besides = [], absent = {} } of defects) {
      for (const each of [rule, ...besides.map((one) => one.rule)]) expect(ids).toContain(each);
      for (const dialect of Object.keys(absent)) expect(known).toContain(dialect);
    }
  });

  it("are missed where the rule is not the one that finds them, and then say so", () => {
    const [defect] = defects;
    if (!defect) throw new Error("No defects.");
    const [dialect = ""] = cleanDialects();
    const missed = { defect, dialect, what: "nothing", isFound: false, falseAlarms: [] };
    const run = { outcomes: [missed], faults: [] };
    expect(renderProblems(run)).toEqual([
      `${dialect}: missed ${defect.id} (nothing); ${defect.rule} should have said so`,
    ]);
    expect(renderShares(run).at(-1)).toMatch(/^all +1 +0 % +0 %$/);
  });
});

describe("the places", () => {
  it("are the same for one seed and others for another, each once", () => {
    const many = Array.from({ length: 40 }, (_, at) => at);
    const choose = (seed: number) => choosePlaces(many, 5, numbersFrom(seed));
    expect(choose(1)).toEqual(choose(1));
    expect(choose(1)).not.toEqual(choose(2));
    expect(new Set(choose(3)).size).toBe(5);
    expect(choosePlaces([1, 2], 5, numbersFrom(1)).sort()).toEqual([1, 2]);
  });
});

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { AREAS } from "../../scripts/mutation/areas.ts";
import { EQUIVALENT } from "../../scripts/mutation/equivalent.ts";
import { filesBelow } from "../../scripts/mutation/files-below.ts";
import { scoreOf, tallyByFile } from "../../scripts/mutation/tally.ts";

const ROOT = process.cwd();

describe.each(AREAS)("the area $name of mutation testing", ({ mutate, tests }) => {
  it("names files that exist, and tests that exist", () => {
    expect(filesBelow(ROOT, mutate, ".ts").length).toBeGreaterThanOrEqual(mutate.length);
    const paths = tests.map((test) => test.replace(/ > .*/, ""));
    expect(filesBelow(ROOT, paths, ".test.ts").length).toBeGreaterThanOrEqual(tests.length);
  });
});

describe("what mutation testing is told", () => {
  it("fails where a path matches nothing, so that nothing is not measured as well done", () => {
    expect(() => filesBelow(ROOT, ["src/core/graph", "src/core/grpah"], ".ts")).toThrow("src/core/grpah");
    expect(() => filesBelow(ROOT, ["src/core/graph/cycles.ts", "docs"], ".ts")).toThrow("docs");
  });

  it("calls no change the same whose place is gone", () => {
    for (const { file, original } of EQUIVALENT) {
      expect(readFileSync(file, "utf8").replace(/\s+/g, " ")).toContain(original);
    }
  });
});

describe("the tally of a file", () => {
  const location = { start: { line: 2, column: 3 }, end: { line: 2, column: 8 } };
  const mutant = { id: "1", fileName: "a.ts", mutatorName: "EqualityOperator", replacement: "a >= b", location };

  it("counts what ran out of time as noticed, and what no test came by as not", () => {
    const statuses = ["Killed", "Timeout", "Survived", "NoCoverage", "Ignored"] as const;
    const [tally] = tallyByFile(
      statuses.map((status) => ({ ...mutant, status })),
      () => "",
    ).values();
    if (!tally) throw new Error("no tally");
    expect(tally).toMatchObject({ killed: 1, timedOut: 1, ignored: 1 });
    expect(tally.survivors.map(({ covered }) => covered)).toEqual([true, false]);
    expect(scoreOf([tally])).toBe(0.5);
  });

  it("quotes what was changed, on one line", () => {
    const tallies = tallyByFile([{ ...mutant, status: "Survived" }], () => "if (\n  a > b\n) {");
    expect(tallies.get("a.ts")?.survivors).toEqual([
      { kind: "EqualityOperator", original: "a > b", replacement: "a >= b", covered: true },
    ]);
  });
});

import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compareVerdicts, type Verdict, verdictsSchema } from "../../scripts/verdicts/compare-verdicts.ts";
import { CORPUS, type FileFindings, findByDefault } from "../../scripts/verdicts/corpus-findings.ts";
import { countByRule } from "../../scripts/verdicts/count-by-rule.ts";
import { readVerdicts } from "../../scripts/verdicts/read-verdicts.ts";
import type { Finding } from "../../src/core/report/finding.ts";

function finding(rule: string, line: number): Finding {
  const at = { path: "specs/001-a/tasks.md", line, endLine: line };
  const rest = { message: "", related: [], task: null, fingerprint: "", status: "new" as const };
  return { rule, severity: "error", at, ...rest };
}

const FILES: readonly FileFindings[] = [
  { file: "a.md", lines: [], findings: [finding("graph/cycle", 3), finding("tasks/duplicate-id", 7)] },
];
const REASON = "Because it is written so in both places.";
const CYCLE: Verdict = { file: "a.md", rule: "graph/cycle", lines: [3], verdict: "right", reason: REASON };
const TWICE: Verdict = { ...CYCLE, rule: "tasks/duplicate-id", lines: [7] };

describe("verdicts on findings", () => {
  it("fit where each finding has one, and each verdict its finding", () => {
    expect(compareVerdicts(FILES, [CYCLE, TWICE])).toEqual([]);
  });

  it("do not fit where nobody has judged a finding", () => {
    expect(compareVerdicts(FILES, [CYCLE])).toEqual([
      "a.md:7 tasks/duplicate-id: nobody has judged this finding. Read the file, and write the verdict down.",
    ]);
  });

  it("do not fit where a finding has moved away from its verdict", () => {
    expect(compareVerdicts(FILES, [{ ...CYCLE, lines: [3, 4] }, TWICE])).toEqual([
      "a.md:4 graph/cycle: has a verdict, and the finding is gone. Find out why, and correct the verdict.",
    ]);
  });

  it("do not fit where a false alarm that was mended comes back, and do where it stays away", () => {
    const mended = { ...CYCLE, verdict: "mended" as const };
    expect(compareVerdicts(FILES, [{ ...mended, lines: [3, 9] }, TWICE])).toEqual([
      "a.md:3 graph/cycle: this false alarm was mended, and is back. Mend the rule again.",
    ]);
  });

  it("are counted by rule", () => {
    expect(countByRule(FILES, [CYCLE, { ...TWICE, verdict: "wrong" }])).toEqual([
      "rule               findings    right    wrong",
      "graph/cycle               1        1        0",
      "tasks/duplicate-id        1        0        1",
    ]);
  });

  it("need a reason", () => {
    expect(verdictsSchema.safeParse([{ ...CYCLE, reason: "" }]).success).toBe(false);
  });
});

describe("the committed verdicts", () => {
  it("call nothing a false alarm that everybody gets", () => {
    expect(readVerdicts("corpus").filter(({ verdict }) => verdict === "wrong")).toEqual([]);
  });

  it("come with those on rules that are off, and can be read", () => {
    expect(() => readVerdicts("nursery")).not.toThrow();
  });
});

describe.skipIf(!existsSync(CORPUS))("the corpus of real task documents", () => {
  it("has a verdict on every error", () => {
    const errors = findByDefault().map(({ findings, ...file }) => {
      return { ...file, findings: findings.filter(({ severity }) => severity === "error") };
    });
    const missing = compareVerdicts(errors, readVerdicts("corpus")).filter(
      (problem) => !problem.includes("has a verdict"),
    );
    expect(missing).toEqual([]);
  });
});

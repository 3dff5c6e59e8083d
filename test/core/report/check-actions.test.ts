import { describe, expect, it } from "vitest";
import type { Fix } from "../../../src/core/fixes/fix.ts";
import { COMMAND_ACTIONS, checkActions, RECHECK_ACTION } from "../../../src/core/report/check-actions.ts";
import type { Finding } from "../../../src/core/report/finding.ts";
import type { ReportContext } from "../../../src/core/report/report-context.ts";
import { buildBundle, buildConfig, buildContext, buildEvaluation, buildFinding } from "../../support/reports.ts";

const FIX: Fix = { does: "write 4", edits: [], intends: [] };
const OWN = { owner: "acme", name: "shop" };
const ON_OWN_BRANCH: Partial<ReportContext> = {
  location: { repository: OWN, number: 7, head: { ...OWN, branch: "feature" } },
};

function labels(findings: readonly Finding[], over: Partial<ReportContext> = ON_OWN_BRANCH): string[] {
  const evaluation = buildEvaluation({ bundles: [buildBundle({ path: "specs/001-a", layout: "spec-kit", findings })] });
  return checkActions(evaluation, buildContext(over)).map(({ label }) => label);
}

describe("the buttons of the check", () => {
  it("keep to GitHub's limits: three at most, 20 characters for a label, 40 for a description", () => {
    const all = [...Object.values(COMMAND_ACTIONS), RECHECK_ACTION];
    expect(all.length).toBeLessThanOrEqual(3);
    for (const { label, description, identifier } of all) {
      expect(label.length).toBeLessThanOrEqual(20);
      expect(identifier.length).toBeLessThanOrEqual(20);
      expect(description.length).toBeLessThanOrEqual(40);
    }
  });

  it("are all there where all would do something", () => {
    const missing = buildFinding({ creates: "specs/001-a/plan.md" });
    const expected = ["Apply safe fixes", "Scaffold documents", "Re-check"];
    expect(labels([buildFinding({ fix: FIX }), missing])).toEqual(expected);
  });

  it.each<[string, Finding[], Partial<ReportContext>?]>([
    ["nothing was found", []],
    ["nothing found can be fixed", [buildFinding()]],
    [
      "what can be fixed is waived",
      [buildFinding({ fix: FIX, waived: { severity: "error", reason: "a", until: null, by: null } })],
    ],
    ["the base has it too", [buildFinding({ fix: FIX, status: "existing" })]],
    ["it is fixed on request alone", [buildFinding({ fix: { ...FIX, onRequest: true } })]],
    ["nobody knows how the missing document begins", [buildFinding({ creates: "specs/001-a/poem.md" })]],
    ["nobody knows where the branch is", [buildFinding({ fix: FIX })], {}],
    [
      "the branch is in a fork",
      [buildFinding({ fix: FIX, creates: "specs/001-a/plan.md" })],
      { location: { repository: OWN, number: 7, head: { owner: "zoe", name: "shop", branch: "feature" } } },
    ],
    ["the branch is gone", [buildFinding({ fix: FIX })], { location: { repository: OWN, number: 7, head: null } }],
  ])("leave Re-check alone where %s", (_, findings, over) => {
    expect(labels(findings, over ?? ON_OWN_BRANCH)).toEqual(["Re-check"]);
  });

  it("offer to fix what the base has too where all findings count", () => {
    const over = { ...ON_OWN_BRANCH, config: buildConfig({ findings: "all" }) };
    expect(labels([buildFinding({ fix: FIX, status: "existing" })], over)).toEqual(["Apply safe fixes", "Re-check"]);
  });
});

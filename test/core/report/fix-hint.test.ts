import { describe, expect, it } from "vitest";
import type { Fix } from "../../../src/core/fixes/fix.ts";
import { renderCheckRun } from "../../../src/core/report/check-run.ts";
import { buildBundle, buildContext, buildEvaluation, buildFinding } from "../../support/reports.ts";

const FIX: Fix = { does: "write 4", edits: [], intends: [] };
const OWN = { owner: "acme", name: "shop" };

function summaryOf(count: number, owner: string): string {
  const findings = Array.from({ length: count }, (_, at) => buildFinding({ fix: FIX, fingerprint: `f${at}` }));
  const evaluation = buildEvaluation({ bundles: [buildBundle({ findings })] });
  const location = { repository: OWN, number: 7, head: { owner, name: "shop", branch: "feature" } };
  return renderCheckRun(evaluation, buildContext({ location })).summary;
}

describe("the check's summary", () => {
  it("says how many findings have an automatic fix, and by what", () => {
    expect(summaryOf(1, "acme")).toContain(
      "One finding has an automatic fix: press *Apply safe fixes*, or comment `/spec fix`.",
    );
    expect(summaryOf(3, "acme")).toContain("3 findings have an automatic fix: press");
  });

  it("names the command line where the branch is in a fork", () => {
    expect(summaryOf(2, "zoe")).toContain("run `check --fix` in a checkout of the branch");
  });

  it("is silent where none can", () => {
    expect(summaryOf(0, "acme")).not.toContain("automatic");
  });
});

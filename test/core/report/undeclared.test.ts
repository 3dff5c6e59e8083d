import { describe, expect, it } from "vitest";
import { renderCheckRun } from "../../../src/core/report/check-run.ts";
import { buildBundle, buildContext, buildEvaluation } from "../../support/reports.ts";

const summaryOf = (undeclared?: readonly string[]) => {
  const bundle = buildBundle(undeclared ? { undeclared } : {});
  return renderCheckRun(buildEvaluation({ bundles: [bundle] }), buildContext({})).summary;
};

describe("tasks that a pull request ticks and that declare no files", () => {
  it("are told as not checked, in the open", () => {
    expect(summaryOf(["T002"])).toContain(
      "\n\nNot checked: `T002` declares no files, so whether its work is in this pull request is for its reviewers to see.",
    );
    expect(summaryOf(["T002", "T003"])).toContain("Not checked: `T002` and `T003` declare no files");
  });

  it("are not spoken of where there are none", () => {
    expect(summaryOf()).not.toContain("Not checked");
  });
});

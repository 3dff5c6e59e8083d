import { describe, expect, it } from "vitest";
import type { Finding } from "../../../src/core/report/finding.ts";
import { renderVerdictTitle } from "../../../src/core/report/verdict-title.ts";
import { buildBundle, buildEvaluation, buildFinding } from "../../support/reports.ts";

function titleOf(...findings: readonly Partial<Finding>[]): string {
  const bundle = buildBundle({ findings: findings.map(buildFinding) });
  return renderVerdictTitle(buildEvaluation({ bundles: [bundle] })).replace(" · 12 of 24 tasks done", "");
}

const ERROR = { severity: "error" } as const;
const WARNING = { severity: "warning" } as const;
const INFO = { severity: "info" } as const;
const WAIVED = { ...INFO, waived: { severity: "error", reason: "later", until: null, by: null } } as const;

describe("the title of a verdict", () => {
  it.each<[string, readonly Partial<Finding>[]]>([
    ["No findings", []],
    ["1 finding (error)", [ERROR]],
    ["2 findings (all warnings)", [WARNING, WARNING]],
    ["3 findings (1 error, 2 warnings)", [WARNING, ERROR, WARNING]],
    ["4 findings (1 error, 2 info, 1 waived)", [INFO, ERROR, INFO, WAIVED]],
    ["1 finding (waived)", [WAIVED]],
    ["No new findings, 1 already there", [{ ...ERROR, status: "existing" }]],
    ["1 new finding (warning), 1 already there", [WARNING, { ...ERROR, status: "existing" }]],
  ])("says %s, so that a list of commits tells whether anything may block", (title, findings) => {
    expect(titleOf(...findings)).toBe(title);
  });
});

import type { Config } from "../config/config.ts";
import type { Evaluation } from "./evaluation.ts";
import type { Finding, Severity } from "./finding.ts";

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** All findings of an evaluation: errors first, new before existing, then by path, line and rule. */
export function orderedFindings(evaluation: Evaluation): readonly Finding[] {
  const all = [...evaluation.findings, ...evaluation.bundles.flatMap((bundle) => bundle.findings)];
  return all.sort(
    (a, b) =>
      RANK[a.severity] - RANK[b.severity] ||
      Number(a.status === "existing") - Number(b.status === "existing") ||
      compareText(a.at.path, b.at.path) ||
      a.at.line - b.at.line ||
      compareText(a.rule, b.rule),
  );
}

/** Whether a finding counts for the verdict: existing ones do only where the configuration says `findings: all`. */
export function isCounted(finding: Finding, config: Pick<Config, "findings">): boolean {
  return finding.status === "new" || config.findings === "all";
}

/** By code unit, so that the order is the same on every machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

import { listSection, type Section } from "./bounded-text.ts";
import type { Finding } from "./finding.ts";
import { renderFindingLine } from "./finding-line.ts";
import { isCounted } from "./finding-order.ts";
import { modeInForce, type ReportContext } from "./report-context.ts";

/** Findings by what a reader has to do about them. */
export interface FindingGroup {
  readonly head: string;
  readonly findings: readonly Finding[];
}

/** The groups that are not empty, the most urgent first; findings keep their order within one. */
export function groupFindings(
  findings: readonly Finding[],
  context: Pick<ReportContext, "config" | "draft"> & Partial<Pick<ReportContext, "override" | "isGroup">>,
): readonly FindingGroup[] {
  const counted = findings.filter((finding) => isCounted(finding, context.config));
  const of = (severity: Finding["severity"]) => counted.filter((finding) => finding.severity === severity);
  const groups = [
    { head: headOfErrors(context), findings: of("error") },
    { head: "Worth a look; these do not block the merge", findings: of("warning") },
    { head: "Good to know; no action is needed", findings: of("info") },
    {
      head: `Already there before this ${context.isGroup ? "group" : "pull request"}; these do not count`,
      findings: findings.filter((finding) => !isCounted(finding, context.config)),
    },
  ];
  return groups.filter((group) => group.findings.length > 0);
}

function headOfErrors(context: Parameters<typeof groupFindings>[1]): string {
  const { config, draft, override = null } = context;
  if (override !== null) return "Overridden for this commit";
  if (modeInForce(context) === "enforce") return "Fix before this can merge";
  return draft && config.mode === "enforce"
    ? "Fix before you mark this ready for review"
    : "Worth fixing; errors block nothing in report mode";
}

export function groupSections(groups: readonly FindingGroup[]): readonly Section[] {
  return groups.map(({ head, findings }) =>
    listSection(`### ${head}\n`, findings, "findings", (one) => renderFindingLine(one)),
  );
}

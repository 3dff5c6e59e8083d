import type { Finding } from "../../src/core/report/finding.ts";
import type { CleanBundle } from "./clean-bundle.ts";
import type { Defect, Injection } from "./defect.ts";
import { judge } from "./judge.ts";

/** What became of one defect. */
export interface Outcome {
  readonly defect: Defect;
  readonly dialect: string;
  readonly what: string;
  /** Whether the right rule reported it on the right line. */
  readonly isFound: boolean;
  /** What was said beside it, and does not follow from it. */
  readonly falseAlarms: readonly Finding[];
}

/** Puts a defect in, lets every rule look, and tells what they said from what they should have said. */
export function inject(
  { dialect }: CleanBundle,
  defect: Defect,
  { what, files, before, at, rule }: Injection,
): Outcome {
  const wanted = rule ?? defect.rule;
  const findings = judge(files, before ?? null);
  const isWanted = (finding: Finding) =>
    finding.rule === wanted && finding.at.path === at.path && at.lines.includes(finding.at.line);
  const follows = new Set(defect.besides?.map((consequence) => consequence.rule));
  const falseAlarms = findings.filter((finding) => !isWanted(finding) && !follows.has(finding.rule));
  return { defect, dialect, what, isFound: findings.some(isWanted), falseAlarms };
}

import type { Finding, Severity } from "./finding.ts";
import { codeSpan, neutralMessage } from "./neutral-text.ts";

const SIGNS: Readonly<Record<Severity, string>> = { error: "❌", warning: "⚠️", info: "ℹ️" };

/** A finding as one list item: severity, place, message and rule. The place is a link where `link` makes one of it. */
export function renderFindingLine(finding: Finding, link: (path: string, line: number) => string = plainPlace): string {
  const sign = `${SIGNS[finding.severity]} ${finding.severity}`;
  return `- ${sign} ${link(finding.at.path, finding.at.line)} ${neutralMessage(finding.message, 600)} (${codeSpan(finding.rule, 80)})${waiverOf(finding)}`;
}

function plainPlace(path: string, line: number): string {
  return codeSpan(`${path}:${line}`, 200);
}

function waiverOf({ waived }: Finding): string {
  return waived ? ` (waived, otherwise ${waived.severity})` : "";
}

import type { Finding, Severity } from "./finding.ts";
import { codeSpan, neutralMessage } from "./neutral-text.ts";

const SIGNS: Readonly<Record<Severity, string>> = { error: "❌", warning: "⚠️", info: "ℹ️" };

/** A finding as one list item: severity, place, message and rule. */
export function renderFindingLine(finding: Finding): string {
  const place = `${finding.at.path}:${finding.at.line}`;
  const sign = `${SIGNS[finding.severity]} ${finding.severity}`;
  return `- ${sign} ${codeSpan(place, 200)} ${neutralMessage(finding.message, 600)} (${codeSpan(finding.rule, 80)})${waiverOf(finding)}`;
}

function waiverOf({ waived }: Finding): string {
  return waived ? ` (waived, otherwise ${waived.severity})` : "";
}

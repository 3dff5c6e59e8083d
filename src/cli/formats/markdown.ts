import { fitSections } from "../../core/report/bounded-text.ts";
import { renderFailureLine } from "../../core/report/failure-line.ts";
import { renderFindingLine } from "../../core/report/finding-line.ts";
import { orderedFindings } from "../../core/report/finding-order.ts";
import { leniencySections } from "../../core/report/leniency.ts";
import { codeSpan, neutralMessage, neutralText } from "../../core/report/neutral-text.ts";
import { renderProgressTable } from "../../core/report/progress-table.ts";
import { renderVerdictTitle } from "../../core/report/verdict-title.ts";
import { defineFormat } from "./format.ts";

/** Phases of a spec bundle that are listed one by one. */
const MOST_PHASES = 30;

/** Of all waivers together; findings say by themselves that they are waived. */
const MOST_BYTES = 20_000;

/** A report for a job summary or a comment; nothing in it mentions, links or closes anything. */
export const markdown = defineFormat({
  name: "markdown",
  summary: "for a job summary or a comment",
  render({ evaluation, notice }) {
    const { failures, bundles } = evaluation;
    const blocks = [
      `## ${neutralText(renderVerdictTitle(evaluation))}`,
      notice ? `> ${neutralMessage(notice)}` : "",
      failures.map(renderFailureLine).join("\n"),
      orderedFindings(evaluation)
        .map((finding) => renderFindingLine(finding))
        .join("\n"),
      fitSections(leniencySections(evaluation), MOST_BYTES),
      ...bundles.flatMap((bundle) => [`### ${codeSpan(bundle.path)}`, renderProgressTable(bundle, MOST_PHASES)]),
    ];
    return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
  },
});

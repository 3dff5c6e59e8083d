import type { EvaluationFailure } from "../../core/report/evaluation.ts";
import type { Finding } from "../../core/report/finding.ts";
import { orderedFindings } from "../../core/report/finding-order.ts";
import { renderVerdictTitle } from "../../core/report/verdict-title.ts";
import { waiverSentence } from "../../core/report/waiver-sentence.ts";
import { defineFormat } from "./format.ts";

const COMMANDS = { error: "error", warning: "warning", info: "notice" } as const;

/**
 * Workflow commands of GitHub Actions, which shows them as annotations.
 * See https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
 */
export const github = defineFormat({
  name: "github",
  summary: "annotations in a GitHub Actions log",
  render({ evaluation }) {
    const lines = [...evaluation.failures.map(failureLine), ...orderedFindings(evaluation).map(findingLine)];
    return `${[...lines, plainLine(renderVerdictTitle(evaluation))].join("\n")}\n`;
  },
});

function findingLine({ severity, at, rule, message, status, waived }: Finding): string {
  // What was there before does not fail the step, so it must not look as if it did.
  const command = status === "existing" ? "notice" : COMMANDS[severity];
  const place = `file=${property(at.path)},line=${at.line},endLine=${at.endLine},title=${property(rule)}`;
  const waiver = waived ? ` (${waiverSentence(waived)})` : "";
  return `::${command} ${place}::${escaped(`${message}${waiver}`)}`;
}

function failureLine({ path, reason, hint }: EvaluationFailure): string {
  const place = path === null ? "" : ` file=${property(path)}`;
  return `::error${place}::${escaped(`${reason} ${hint}`)}`;
}

function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** A line that begins with `::` would be obeyed as a command. */
function plainLine(text: string): string {
  return text.replaceAll("::", ": :");
}

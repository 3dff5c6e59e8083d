import pc from "picocolors";
import { fixableFindings } from "../../core/fixes/choose-fixes.ts";
import type { BundleReport, Evaluation, EvaluationFailure } from "../../core/report/evaluation.ts";
import type { Finding, Severity } from "../../core/report/finding.ts";
import { orderedFindings } from "../../core/report/finding-order.ts";
import { plainText, shorten } from "../../core/report/neutral-text.ts";
import { renderProgressBar, tallyOf } from "../../core/report/progress-bar.ts";
import { waiverSentence } from "../../core/report/waiver-sentence.ts";
import { type StrayTasks, strayTasksSentence } from "../stray-tasks.ts";
import { waiverLines } from "../waiver-lines.ts";
import { defineFormat, type FormatContext } from "./format.ts";

type Paint = ReturnType<typeof pc.createColors>;

/** For people: findings with the line they are about, then one line per spec bundle, then the verdict. */
export const pretty = defineFormat({
  name: "pretty",
  summary: "for people",
  render(context) {
    const paint = pc.createColors(context.colors);
    const { evaluation } = context;
    const blocks = [
      context.notice ? `${paint.cyan("note")}  ${plainText(context.notice)}` : "",
      ...evaluation.failures.map((failure) => failureBlock(failure, paint)),
      ...orderedFindings(evaluation).map((finding) => findingBlock(finding, context, paint)),
      evaluation.bundles.map((bundle) => bundleLine(bundle, paint)).join("\n"),
      (context.strays ?? []).map((stray) => noteLine(stray, paint)).join("\n"),
      waiverLines(evaluation.waivers ?? [])
        .map((line) => `${paint.yellow("note")}  ${line}`)
        .join("\n"),
      fixableLine(evaluation, paint),
      verdictLine(context, paint),
    ];
    return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
  },
});

function fixableLine(evaluation: Evaluation, paint: Paint): string {
  const count = fixableFindings(evaluation, { counts: "new-only" }).length;
  return count === 0 ? "" : `${paint.cyan("note")}  ${count} of these can be fixed with \`check --fix\`.`;
}

function noteLine(stray: StrayTasks, paint: Paint): string {
  return `${paint.cyan("note")}  ${plainText(strayTasksSentence(stray))}`;
}

function failureBlock({ reason, hint }: EvaluationFailure, paint: Paint): string {
  return `${paint.red("not evaluated")}  ${plainText(reason)}\n  ${plainText(hint)}`;
}

function findingBlock(finding: Finding, { lineOf }: FormatContext, paint: Paint): string {
  const { at, rule, severity, status, message } = finding;
  const known = status === "existing" ? paint.dim(" (already there)") : "";
  const head = `${plainText(at.path)}:${at.line}  ${paintSeverity(severity, paint)}  ${paint.dim(rule)}${known}`;
  const line = lineOf(at.path, at.line);
  const waiver = finding.waived ? [paint.dim(`  ${plainText(waiverSentence(finding.waived))}`)] : [];
  return [head, `  ${plainText(message)}`, ...frameOf(line, finding, paint), ...waiver].join("\n");
}

/** The line, and beneath it a caret at what the finding is about, or at the beginning of its text. */
function frameOf(line: string | null, { at, task }: Finding, paint: Paint): readonly string[] {
  if (line === null || line.trim() === "") return [];
  const shown = shorten(plainText(line), 160);
  const subject = task === null ? -1 : shown.indexOf(plainText(task));
  const column = subject >= 0 ? subject : shown.search(/\S/);
  const margin = " ".repeat(String(at.line).length);
  const carets = "^".repeat(subject >= 0 && task ? plainText(task).length : 1);
  return [paint.dim(`  ${at.line} | ${shown}`), paint.dim(`  ${margin} | ${" ".repeat(column)}${carets}`)];
}

function paintSeverity(severity: Severity, paint: Paint): string {
  if (severity === "error") return paint.red("error");
  return severity === "warning" ? paint.yellow("warning") : paint.cyan("info");
}

function bundleLine(bundle: BundleReport, paint: Paint): string {
  const counts = countBySeverity(bundle.findings);
  const dialect = bundle.dialect === null ? "no tasks" : bundle.dialect;
  const findings = counts === "" ? paint.green("no findings") : counts;
  return `${paint.bold(plainText(bundle.path))}  ${renderProgressBar(tallyOf(bundle.counts))} done  ${findings}  ${paint.dim(dialect)}`;
}

function countBySeverity(findings: readonly Finding[]): string {
  const parts = (["error", "warning", "info"] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 || severity === "info" ? "" : "s"}`];
  });
  return parts.join(", ");
}

function verdictLine({ evaluation, conclusion, target }: FormatContext, paint: Paint): string {
  const mildly = conclusion === "neutral" ? paint.dim(" (the check reports and does not block)") : "";
  if (evaluation.outcome === "error") return paint.red(`could not be evaluated: ${target}`) + mildly;
  if (evaluation.outcome === "fail") return paint.red(`fail: ${whatFails(evaluation)}`) + mildly;
  if (evaluation.bundles.length === 0) {
    return target.includes("#")
      ? `no spec bundles in ${target}`
      : `no spec bundles in ${target}; \`scaffold\` begins one`;
  }
  return paint.green("pass");
}

function whatFails(evaluation: Evaluation): string {
  const findings = orderedFindings(evaluation).filter(({ severity }) => severity === "error");
  const fresh = findings.filter(({ status }) => status === "new").length;
  // Where nothing was there before, or everything counts, the word would only raise questions.
  const isMixed = fresh > 0 && fresh < findings.length;
  const count = isMixed ? fresh : findings.length;
  return `${count} ${isMixed ? "new " : ""}error${count === 1 ? "" : "s"}`;
}

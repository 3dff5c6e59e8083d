import type { Config } from "../config/config.ts";
import type { CheckRunOutput, Conclusion } from "../effects/effect.ts";
import { type Annotations, buildAnnotations } from "./annotations.ts";
import { fitSections, fold, listSection, moreOf, plainSection, type Section } from "./bounded-text.ts";
import { blockedPhrase, completionLists, unblocksHead } from "./bundle-lists.ts";
import { checkActions } from "./check-actions.ts";
import { concludeOutcome } from "./conclusion.ts";
import { previewSections } from "./config-preview.ts";
import { configSentence, retryOf } from "./config-sentence.ts";
import type { BundleReport, Evaluation, TaskBrief } from "./evaluation.ts";
import { renderFailureLine, renderRetry } from "./failure-line.ts";
import type { Finding, Looked } from "./finding.ts";
import { groupFindings, groupSections } from "./finding-groups.ts";
import { isCounted, orderedFindings } from "./finding-order.ts";
import { fixHintSections } from "./fix-hint.ts";
import { leniencySections } from "./leniency.ts";
import { codeSpan, neutralMessage, neutralText } from "./neutral-text.ts";
import { originSections } from "./origin-sections.ts";
import { noTasks, progressHead, progressRows, renderProgressRow } from "./progress-table.ts";
import { modeInForce, type ReportContext } from "./report-context.ts";
import { blockedHead, noneBlocked, stillBlocked } from "./still-blocked.ts";
import { renderSuggestionLine, SUGGESTIONS_HEAD } from "./suggestion-lines.ts";
import { byteLength } from "./truncate-bytes.ts";
import { undeclaredSentence } from "./undeclared.ts";
import { renderVerdictJson } from "./verdict-json.ts";
import { renderVerdictSentence } from "./verdict-sentence.ts";
import { renderReviewTitle } from "./verdict-title.ts";

/** The name of the check run, and so of the required check. */
export const CHECK_NAME = "spec-kit-enforce";

/** GitHub: 65,535, counted in bytes; a longer summary or text and there is no check at all. Room is kept for a sibling's notice. */
const SUMMARY_BYTES = 64_000;
const TEXT_BYTES = 65_000;

const REST = "What does not fit here is printed by `spec-kit-enforce check` in a checkout of the branch.";

/** An evaluation as a completed check run within GitHub's limits. */
export function renderCheckRun(evaluation: Evaluation, context: ReportContext): CheckRunOutput {
  const conclusion = concludeReview(evaluation, context);
  const findings = orderedFindings(evaluation);
  const annotations = buildAnnotations(findings, context.config, context.override !== null);
  return {
    conclusion,
    title: renderReviewTitle(evaluation, context),
    summary: fitSections(summarySections(evaluation, findings, annotations, context), SUMMARY_BYTES, REST),
    text: renderText(evaluation, conclusion, context),
    annotations: annotations.annotations,
    actions: checkActions(evaluation, context),
  };
}

function summarySections(
  evaluation: Evaluation,
  findings: readonly Finding[],
  annotations: Annotations,
  context: ReportContext,
): readonly Section[] {
  const groups = groupFindings(findings, context);
  const isOld = ({ findings: [first] }: (typeof groups)[number]) =>
    first !== undefined && !isCounted(first, context.config);
  return [
    plainSection(`${renderVerdictSentence(evaluation, context)}\n\n${configSentence(evaluation, context)}`),
    ...overrideSections(evaluation, context),
    ...noticeSections(context),
    ...failureSections(evaluation, context),
    ...leniencySections(evaluation),
    ...groupSections(groups.filter((group) => !isOld(group))),
    ...fixHintSections(evaluation, context),
    ...omissionSections(annotations),
    ...suggestionSections(evaluation),
    ...evaluation.bundles.map((bundle) => bundleSection(bundle, context.config.ticks, evaluation.outcome)),
    ...previewSections(context.preview, context.headSha ?? null),
    ...groupSections(groups.filter(isOld)),
  ];
}

/** An override turns every failure into a pass, but hides none: the reader sees who let it and what was found. */
function concludeReview({ outcome }: Evaluation, context: ReportContext): Conclusion {
  return context.override === null ? concludeOutcome(outcome, modeInForce(context)) : "success";
}

function overrideSections({ outcome }: Evaluation, { override }: ReportContext): readonly Section[] {
  if (override === null) return [];
  const given = `The override was given for commit ${override.headSha} on ${override.givenAt.slice(0, 10)}.`;
  return [plainSection(`> ${given}${outcome === "pass" ? " It changes nothing: the check passes without it." : ""}`)];
}

function noticeSections({ notice }: ReportContext): readonly Section[] {
  return notice === null ? [] : [plainSection(`> ${neutralMessage(notice)}`)];
}

function failureSections({ outcome, failures }: Evaluation, context: ReportContext): readonly Section[] {
  if (outcome !== "error") return [];
  return [
    listSection("### Why it could not be evaluated\n", failures, "causes", renderFailureLine),
    plainSection(renderRetry(context.deliveryId, retryOf(failures, context))),
  ];
}

function omissionSections({ omitted }: Annotations): readonly Section[] {
  if (omitted === 0) return [];
  return [plainSection(`${omitted} finding${omitted === 1 ? " has" : "s have"} no annotation in the files.`)];
}

function suggestionSections({ suggestions = [] }: Evaluation): readonly Section[] {
  if (suggestions.length === 0) return [];
  return [listSection(`${SUGGESTIONS_HEAD}\n`, suggestions, "tasks", renderSuggestionLine)];
}

/** Room for the row of all tasks together, and for the sentence that counts the others. */
const ROW_BYTES = 200;

function bundleSection(bundle: BundleReport, ticks: Config["ticks"], outcome: Evaluation["outcome"]): Section {
  const heading = `### Spec bundle ${codeSpan(bundle.path, 200)}`;
  const parts = [
    heading,
    ...completionLists(bundle.completes, ticks).map(([head, tasks]) => sentence(head, tasks)),
    sentence(unblocksHead(bundle, ticks), bundle.gain?.unblocks ?? []),
    undeclaredSentence(bundle),
    blockedSentence(bundle),
  ];
  if (bundle.counts.tasks === 0) return plainSection(`${heading}\n\n${noTasks(bundle, outcome)}`);
  const head = [...parts, progressHead(bundle, ticks)].filter(Boolean).join("\n\n");
  const rows = listSection(head, progressRows(bundle), "phases", renderProgressRow);
  return { ...rows, reserve: byteLength(head) + ROW_BYTES };
}

const MOST_BLOCKED = 5;

function blockedSentence(bundle: BundleReport): string {
  const blocked = stillBlocked(bundle);
  if (blocked.length === 0) return noneBlocked(bundle);
  const left = blocked.length - MOST_BLOCKED;
  const named = blocked.slice(0, MOST_BLOCKED).map(blockedPhrase);
  return `${blockedHead(bundle)}: ${named.join("; ")}${left > 0 ? `; ${moreOf(left, "tasks")}` : ""}.`;
}

function sentence(head: string, tasks: readonly TaskBrief[]): string {
  if (tasks.length === 0) return "";
  const named = tasks.slice(0, 20).map(({ id, title, generated }) => {
    return generated ? neutralText(title, 100) : `${codeSpan(id, 40)} ${neutralText(title, 100)}`;
  });
  const more = tasks.length > 20 ? ` and ${tasks.length - 20} more` : "";
  return `${head}: ${named.join("; ")}${more}.`;
}

function renderText(evaluation: Evaluation, conclusion: Conclusion, context: ReportContext): string {
  const { config, origins = [] } = context;
  const json = renderVerdictJson(evaluation, { conclusion, mode: modeInForce(context), config }, TEXT_BYTES / 2);
  const looked = listSection("| rule | looked at |\n|---|---|", sumLooked(evaluation), "rules", renderLooked);
  const coverage = looked.count > 0 ? fold("What each rule looked at", fitSections([looked], TEXT_BYTES / 4)) : "";
  const written = fitSections(originSections(origins), TEXT_BYTES / 4 - 400);
  return [written, coverage, fold("Verdict for programs", `${VERDICT_HEAD}\n\n${json}`)].filter(Boolean).join("\n\n");
}

const VERDICT_HEAD = "Its schema is `schemas/verdict-v1.json`.";

/** What every rule looked at, over all spec bundles together. */
function sumLooked({ bundles, looked }: Evaluation): readonly Looked[] {
  const sums = new Map<string, Looked>();
  for (const next of [...bundles.flatMap((bundle) => bundle.looked), ...looked]) {
    const key = `${next.rule} ${next.unit}`;
    const sum = sums.get(key) ?? { ...next, examined: 0, of: 0 };
    sums.set(key, { ...sum, examined: sum.examined + next.examined, of: sum.of + next.of });
  }
  return [...sums.values()];
}

function renderLooked({ rule, examined, of, unit }: Looked): string {
  return `| ${codeSpan(rule, 80)} | ${examined} of ${of} ${neutralText(unit, 40)} |`;
}

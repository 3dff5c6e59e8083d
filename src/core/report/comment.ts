import type { Conclusion } from "../effects/effect.ts";
import { boundedList } from "./bounded-text.ts";
import { renderBlocked, renderCompletes, renderReady } from "./bundle-lists.ts";
import type { CompletionOutcome } from "./completion.ts";
import { renderCompletionLine } from "./completion-line.ts";
import { concludeOutcome } from "./conclusion.ts";
import type { BundleReport, Evaluation } from "./evaluation.ts";
import { renderFailureLine } from "./failure-line.ts";
import { renderFindingLine } from "./finding-line.ts";
import { isCounted, orderedFindings } from "./finding-order.ts";
import { blockFence, codeSpan, neutralMessage } from "./neutral-text.ts";
import { renderProgressTable } from "./progress-table.ts";
import { modeInForce, type ReportContext } from "./report-context.ts";
import { byteLength, truncateBytes } from "./truncate-bytes.ts";
import { renderVerdictTitle } from "./verdict-title.ts";

/** By this and by its author our sticky comment is found; the marker alone could be pasted by anybody. */
export const STICKY_MARKER = "<!-- spec-kit-enforce:sticky -->";

/** GitHub's own limit is told differently in different places; this is below every reading of it. */
export const COMMENT_BYTES = 60_000;

/** How much a comment shows. When it does not fit, the next one is tried: the graphs go first, then the lists. */
interface Detail {
  readonly graphs: boolean;
  readonly bundles: number;
  readonly entries: number;
  readonly omitted: string;
}

const DETAILS: readonly Detail[] = [
  { graphs: true, bundles: 20, entries: 10, omitted: "" },
  { graphs: false, bundles: 20, entries: 10, omitted: "The dependency graphs are left out: they do not fit here." },
  { graphs: false, bundles: 10, entries: 5, omitted: "Graphs and longer lists are left out: they do not fit here." },
  { graphs: false, bundles: 3, entries: 2, omitted: "Most details are left out: they do not fit here." },
];

/** The sticky comment of a pull request, in Markdown, at most `COMMENT_BYTES` bytes long, its marker included. */
export function renderComment(evaluation: Evaluation, context: ReportContext): string {
  const bodies = DETAILS.map((detail) => () => renderAt(evaluation, context, detail));
  return fitComment(bodies);
}

/** The sticky comment of a merged pull request: what was ticked, where, and what stopped the rest. */
export function renderMergedComment(completions: readonly CompletionOutcome[]): string {
  const bodies = [200, 50, 10].map((most) => () => [
    "## Merged: ticks in the task list",
    boundedList(completions, most, "tasks", renderCompletionLine),
  ]);
  return fitComment(bodies);
}

/** The sticky comment of a pull request that no longer concerns any spec bundle. */
export function renderUnconcernedComment(): string {
  return fitComment([() => ["This pull request no longer touches or names a spec bundle.", HOW_TO_ACT]]);
}

const HOW_TO_ACT = "Comment `/spec help` to see what you can ask for.";

function fitComment(bodies: readonly (() => readonly string[])[]): string {
  const room = COMMENT_BYTES - byteLength(STICKY_MARKER) - 2;
  let text = "";
  for (const body of bodies) {
    text = body()
      .filter((part) => part !== "")
      .join("\n\n");
    if (byteLength(text) <= room) break;
  }
  return `${truncateBytes(text, room)}\n\n${STICKY_MARKER}`;
}

const SIGNS: Readonly<Record<Conclusion, string>> = { success: "✅", neutral: "⚠️", failure: "❌" };

function renderAt(evaluation: Evaluation, context: ReportContext, detail: Detail): readonly string[] {
  const { bundles } = evaluation;
  const left = bundles.length - detail.bundles;
  return [
    `## ${SIGNS[concludeOutcome(evaluation.outcome, modeInForce(context))]} ${neutralMessage(renderVerdictTitle(evaluation))}`,
    modeInForce(context) === "report" && evaluation.outcome !== "pass" ? "Report mode: nothing blocks." : "",
    context.notice === null ? "" : `> ${neutralMessage(context.notice)}`,
    boundedList(evaluation.failures, detail.entries, "causes", renderFailureLine),
    renderFindings(evaluation, context, detail),
    ...bundles.slice(0, detail.bundles).map((bundle) => renderBundle(bundle, detail)),
    left > 0 ? `${left} more spec bundle${left === 1 ? "" : "s"} not shown.` : "",
    detail.omitted,
    HOW_TO_ACT,
  ];
}

function renderFindings(evaluation: Evaluation, { config }: ReportContext, { entries }: Detail): string {
  const findings = orderedFindings(evaluation);
  const counted = findings.filter((finding) => isCounted(finding, config));
  const others = findings.length - counted.length;
  const shown = boundedList(counted, entries, "findings", renderFindingLine);
  const note = others > 0 ? `${others} finding${others === 1 ? " was" : "s were"} there before this pull request.` : "";
  return [shown, note].filter((part) => part !== "").join("\n\n");
}

function renderBundle(bundle: BundleReport, { graphs, entries }: Detail): string {
  const parts = [
    `### ${codeSpan(bundle.path, 200)}`,
    renderProgressTable(bundle, entries * 3),
    renderCompletes(bundle, entries),
    renderReady(bundle, entries),
    renderBlocked(bundle, entries),
    graphs ? renderGraph(bundle) : "",
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function renderGraph({ mermaid }: BundleReport): string {
  if (mermaid === null) return "";
  const fence = blockFence(mermaid);
  return `<details>\n<summary>Dependency graph</summary>\n\n${fence}mermaid\n${mermaid.trimEnd()}\n${fence}\n\n</details>`;
}

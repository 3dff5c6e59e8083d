import type { Config } from "../config/config.ts";
import type { Conclusion } from "../effects/effect.ts";
import { branchLink } from "./blob-link.ts";
import { boundedList, fold, moreOf, wordFor } from "./bounded-text.ts";
import { blockedLines, renderCompletes, renderReady, renderUnblocks } from "./bundle-lists.ts";
import type { CompletionOutcome } from "./completion.ts";
import { renderCompletionLine, renderCompletionTitle, whatIsLeft } from "./completion-line.ts";
import { concludeOutcome } from "./conclusion.ts";
import { retryOf } from "./config-sentence.ts";
import type { BundleReport, Claim, Evaluation } from "./evaluation.ts";
import { renderFailureLine, renderRetry } from "./failure-line.ts";
import type { Finding } from "./finding.ts";
import { renderFindingLine } from "./finding-line.ts";
import { isCounted, orderedFindings } from "./finding-order.ts";
import { graphLegend } from "./graph-legend.ts";
import { blockFence, codeSpan, neutralMessage } from "./neutral-text.ts";
import { missingFiles, newFileLink } from "./new-file-link.ts";
import { noTasks, renderProgressTable } from "./progress-table.ts";
import { modeInForce, type ReportContext } from "./report-context.ts";
import { blockedCount, noneBlocked, stillBlocked } from "./still-blocked.ts";
import { renderSuggestionLine, SUGGESTIONS_HEAD } from "./suggestion-lines.ts";
import { byteLength, truncateBytes } from "./truncate-bytes.ts";
import { countedErrors, renderVerdictSentence } from "./verdict-sentence.ts";
import { renderReviewTitle } from "./verdict-title.ts";

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
    `## Merged: ${renderCompletionTitle(completions)}`,
    boundedList(completions, most, "tasks", renderCompletionLine),
    completions.length > most ? "The tasks documents themselves show the rest." : "",
    ...whatIsLeft(completions),
  ]);
  return fitComment(bodies);
}

/** The sticky comment of a pull request that no longer concerns any spec bundle. */
export function renderUnconcernedComment(): string {
  return fitComment([() => [NO_LONGER, HOW_TO_ACT]]);
}

const NO_LONGER =
  "**Nothing here keeps this from merging:** this pull request no longer touches or names a spec bundle (planning documents that the check reads). No action is needed, and no task waits for it.";

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
  const { bundles, outcome, failures } = evaluation;
  const left = bundles.length - detail.bundles;
  const sign = context.override ? SIGNS.neutral : SIGNS[concludeOutcome(outcome, modeInForce(context))];
  return [
    `## ${sign} ${neutralMessage(renderReviewTitle(evaluation, context))}`,
    renderVerdictSentence(evaluation, context),
    context.notice === null ? "" : `> ${neutralMessage(context.notice)}`,
    boundedList(failures, detail.entries, "causes", renderFailureLine),
    outcome === "error" ? renderRetry(null, retryOf(failures, context)) : "",
    ...renderFindings(evaluation, context, detail),
    renderMissing(evaluation, context),
    renderSuggestions(evaluation),
    ...bundles.slice(0, detail.bundles).map((bundle) => {
      const parts = evaluation.claims.filter((claim) => claim.kind === "part-of" && claim.bundle === bundle.path);
      return renderBundle(bundle, parts, detail, { ticks: context.config.ticks, outcome });
    }),
    left > 0 ? `${moreOf(left, "spec bundles")} not shown.` : "",
    detail.omitted,
    renderFoot(context),
  ];
}

/** Errors stand open, and where there are none warnings do; the rest is folded. */
function renderFindings(evaluation: Evaluation, context: ReportContext, { entries }: Detail): readonly string[] {
  const findings = orderedFindings(evaluation);
  const errors = countedErrors(evaluation, context);
  const milder = findings.filter((one) => one.severity !== "error" && isCounted(one, context.config));
  const older = findings.length - errors.length - milder.length;
  const open = errors.length > 0 ? errors : milder.filter(({ severity }) => severity === "warning");
  const others = errors.length > 0 ? milder : milder.filter(({ severity }) => severity === "info");
  const line = (finding: Finding) => renderFindingLine(finding, linker(context));
  return [
    errors.length === 0 && open.length > 0 ? "Worth a look; this does not block the merge:" : "",
    boundedList(open, entries, "findings", line),
    fold(
      `${others.length} ${wordFor(others.length, "findings")} that ${others.length === 1 ? "does" : "do"} not block the merge`,
      boundedList(others, entries, "findings", line),
    ),
    older > 0
      ? `${older} ${wordFor(older, "findings")} ${older === 1 ? "was" : "were"} there before this pull request and ${older === 1 ? "does" : "do"} not count.`
      : "",
  ];
}

function linker({ location }: ReportContext): ((path: string, line: number) => string) | undefined {
  const head = location?.head;
  return head ? (path, line) => branchLink(head, path, line) : undefined;
}

function renderMissing(evaluation: Evaluation, { location }: ReportContext): string {
  const head = location?.head;
  if (!head) return "";
  const links = missingFiles(evaluation).map((file) => `- ${newFileLink(head, file)}`);
  return links.length === 0
    ? ""
    : [
        "A missing document has no line, so it is reported at another file. To add it, follow the link: it opens GitHub's form for a new file, with a template to fill in:",
        "",
        ...links,
      ].join("\n");
}

function renderSuggestions({ suggestions = [] }: Evaluation): string {
  if (suggestions.length === 0) return "";
  return [SUGGESTIONS_HEAD, "", ...suggestions.map(renderSuggestionLine)].join("\n");
}

function renderBundle(
  bundle: BundleReport,
  parts: readonly Claim[],
  { graphs, entries }: Detail,
  { ticks, outcome }: Pick<Config, "ticks"> & Pick<Evaluation, "outcome">,
): string {
  const { counts } = bundle;
  const blocked = stillBlocked(bundle);
  const sections = [
    `### Spec bundle ${codeSpan(bundle.path, 200)}`,
    counts.tasks > 0 ? renderProgressTable(bundle, entries * 3, ticks) : noTasks(bundle, outcome),
    renderCompletes(bundle, entries, ticks),
    renderParts(parts),
    renderUnblocks(bundle, entries, ticks),
    renderReady(bundle, entries),
    counts.tasks > 0 && blocked.length === 0 ? noneBlocked(bundle) : "",
    fold(blockedCount(bundle), blockedLines(blocked, entries)),
    graphs ? renderGraph(bundle) : "",
  ];
  return sections.filter((part) => part !== "").join("\n\n");
}

/** Whoever wrote `Part of` wants to see that it was understood. */
function renderParts(parts: readonly Claim[]): string {
  if (parts.length === 0) return "";
  const named = parts.slice(0, 20).map(({ task }) => codeSpan(task, 60));
  return `**Part of** ${named.join(", ")}, which ${parts.length === 1 ? "stays" : "stay"} open when this merges.`;
}

function renderGraph({ mermaid }: BundleReport): string {
  if (mermaid === null) return "";
  const fence = blockFence(mermaid);
  return fold("Dependency graph", `${fence}mermaid\n${mermaid.trimEnd()}\n${fence}\n\n${graphLegend(mermaid)}`);
}

function renderFoot({ location }: ReportContext): string {
  if (!location) return `The check has the rest. ${HOW_TO_ACT}`;
  const { repository, number } = location;
  return `[The check](/${repository.owner}/${repository.name}/pull/${number}/checks) has the rest. ${HOW_TO_ACT}`;
}

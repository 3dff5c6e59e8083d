import { wordFor } from "./bounded-text.ts";
import type { Evaluation } from "./evaluation.ts";
import type { Finding } from "./finding.ts";
import { plainText, shorten } from "./neutral-text.ts";
import { sumTallies, tallyOf } from "./progress-bar.ts";
import type { ReportContext } from "./report-context.ts";

/** The verdict on one line, and who overrode it: what a list of commits and the comment say first. */
export function renderReviewTitle(evaluation: Evaluation, { override }: Pick<ReportContext, "override">): string {
  const title = renderVerdictTitle(evaluation);
  return override === null ? title : shorten(`Overridden by ${plainText(override.actor)} · ${title}`, 250);
}

/** Longer titles are cut off by GitHub's pages; the numbers stand first. */
const LONGEST = 200;

/**
 * The whole verdict on one line of plain text:
 * `3 findings (1 error, 2 warnings) · 41 → 42 of 62 tasks done · completes T012`, before and after the merge.
 * The severities tell a list of commits, which shows nothing else, whether anything may block.
 */
export function renderVerdictTitle(evaluation: Evaluation): string {
  if (evaluation.outcome === "error") return titleOfFailure(evaluation);
  const findings = [...evaluation.findings, ...evaluation.bundles.flatMap((bundle) => bundle.findings)];
  if (findings.length === 0 && evaluation.bundles.length === 0) return "No spec bundles concerned";
  const parts = [countFindings(findings), countTasks(evaluation), listCompletions(evaluation)];
  return shorten(parts.filter((part) => part !== "").join(" · "), LONGEST);
}

function titleOfFailure({ failures }: Evaluation): string {
  const reason = plainText(failures[0]?.reason ?? "the reason is not known");
  const more = failures.length > 1 ? ` (and ${failures.length - 1} more)` : "";
  return `Could not evaluate: ${shorten(reason, LONGEST - 40)}${more}`;
}

function countFindings(findings: readonly Finding[]): string {
  const added = findings.filter(({ status }) => status !== "existing");
  const existing = findings.length - added.length;
  if (findings.length === 0) return "No findings";
  if (added.length === 0) return `No new findings, ${existing} already there`;
  const kinds = ` (${countKinds(added)})`;
  return existing === 0
    ? `${added.length} ${wordFor(added.length, "findings")}${kinds}`
    : `${added.length} new ${wordFor(added.length, "findings")}${kinds}, ${existing} already there`;
}

const KINDS = ["errors", "warnings", "info", "waived"] as const;

/** `1 error, 2 warnings`; of one kind alone only its name, since the number stands before it already. */
function countKinds(findings: readonly Finding[]): string {
  const counts = KINDS.map((kind) => [kind, findings.filter((one) => kindOf(one) === kind).length] as const);
  const found = counts.filter(([, count]) => count > 0);
  const named = (kind: (typeof KINDS)[number], count: number) => (kind.endsWith("s") ? wordFor(count, kind) : kind);
  const [[kind = "info", count = 0] = []] = found;
  if (found.length === 1) return `${count > 1 ? "all " : ""}${named(kind, count)}`;
  return found.map(([kind, count]) => `${count} ${named(kind, count)}`).join(", ");
}

function kindOf({ severity, waived }: Finding): (typeof KINDS)[number] {
  if (waived) return "waived";
  return severity === "info" ? severity : `${severity}s`;
}

function countTasks({ bundles }: Evaluation): string {
  if (bundles.length === 0) return "no spec bundles concerned";
  const { done, total } = sumTallies(bundles.map(({ counts }) => tallyOf(counts)));
  if (total === 0) return "no tasks yet";
  const reached = sumOf(bundles.map(({ gain, counts }) => gain?.reached.done ?? tallyOf(counts).done));
  const before = reached - sumOf(bundles.map(({ gain }) => gain?.done ?? 0));
  const change = before === reached ? `${done}` : `${before} → ${reached}`;
  return `${change} of ${total} ${wordFor(total, "tasks")} done`;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function listCompletions({ bundles }: Evaluation): string {
  const ids = bundles.flatMap(({ completes }) => completes.map(({ id }) => plainText(id)));
  if (ids.length === 0) return "";
  return `completes ${ids.slice(0, 4).join(", ")}${ids.length > 4 ? ` and ${ids.length - 4} more` : ""}`;
}

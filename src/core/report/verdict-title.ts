import type { Evaluation } from "./evaluation.ts";
import type { Finding } from "./finding.ts";
import { plainText, shorten } from "./neutral-text.ts";
import { sumTallies, tallyOf } from "./progress-bar.ts";

/** Longer titles are cut off by GitHub's pages; the numbers stand first. */
const LONGEST = 200;

/** The whole verdict on one line of plain text: `3 findings · 41 of 62 tasks done · completes T012`. */
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
  const existing = findings.filter(({ status }) => status === "existing").length;
  const added = findings.length - existing;
  if (findings.length === 0) return "No findings";
  if (existing === 0) return `${added} finding${added === 1 ? "" : "s"}`;
  return added === 0 ? `No new findings, ${existing} already there` : `${added} new, ${existing} already there`;
}

function countTasks({ bundles }: Evaluation): string {
  if (bundles.length === 0) return "no spec bundles concerned";
  const { done, total } = sumTallies(bundles.map(({ counts }) => tallyOf(counts)));
  if (total === 0) return "no tasks yet";
  return `${done} of ${total} task${total === 1 ? "" : "s"} done`;
}

function listCompletions({ bundles }: Evaluation): string {
  const ids = bundles.flatMap(({ completes }) => completes.map(({ id }) => plainText(id)));
  if (ids.length === 0) return "";
  return `completes ${ids.slice(0, 4).join(", ")}${ids.length > 4 ? ` and ${ids.length - 4} more` : ""}`;
}

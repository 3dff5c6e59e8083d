import type { Completion } from "../report/completion.ts";

/** GitHub shows about this much of a headline on one line. */
const HEADLINE = 72;

/** Longer bodies are read by nobody; the trailers below them always stand in full. */
const MOST_LINES = 100;

/** Tasks that are ticked together, in the spec bundle that holds them. */
export interface BundleTicks {
  readonly bundle: string;
  readonly tasks: readonly string[];
}

/** `Tick T012 in specs/001-auth`, or numbers where names would be too long. */
export function renderTickHeadline(ticks: readonly BundleTicks[], verb: "Tick" | "Untick" = "Tick"): string {
  const [first] = ticks;
  const count = ticks.reduce((sum, { tasks }) => sum + tasks.length, 0);
  const named = first ? `${verb} ${first.tasks.map(encodeName).join(", ")} in ${encodeName(first.bundle)}` : "";
  if (ticks.length === 1 && named.length <= HEADLINE) return named;
  return `${verb} ${count} task${count === 1 ? "" : "s"} in ${ticks.length} spec bundle${ticks.length === 1 ? "" : "s"}`;
}

/** Which pull request completed which task, and a trailer per spec bundle by which tools find the commit again. */
export function renderTickBody(completions: readonly Completion[], ticks: readonly BundleTicks[]): string {
  const lines = completions.map(
    ({ task, pullRequest, target }) =>
      `${encodeName(task)} was ${target === "done" ? "completed" : "reverted"} by #${pullRequest}.`,
  );
  const more = lines.length > MOST_LINES ? [`${lines.length - MOST_LINES} more are in the trailers.`] : [];
  const trailers = ticks.map(
    ({ bundle, tasks }) => `Spec-Kit-Enforce: ${encodeName(bundle)}#${tasks.map(encodeName).join(",")}`,
  );
  return [...lines.slice(0, MOST_LINES), ...more, "", ...trailers].join("\n");
}

/**
 * A path or task id for a commit message, where no mark-up protects: what is not plainly a name is percent-encoded, so
 * that it can mention nobody, reference and close no issue, and begin no other trailer.
 */
export function encodeName(name: string): string {
  return name
    .toWellFormed()
    .replace(/[^A-Za-z0-9._/-]/gu, encodeURIComponent)
    .replaceAll(/[!'()*]/g, "_");
}

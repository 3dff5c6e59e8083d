import type { Tally } from "../bundle/task.ts";
import type { BundleReport } from "./evaluation.ts";
import { codeSpan, neutralText } from "./neutral-text.ts";
import { renderProgressBar, tallyOf } from "./progress-bar.ts";

export interface ProgressRow {
  /** Null for the sum over all phases. */
  readonly title: string | null;
  readonly tally: Tally;
  /** How many more tasks are done once this merges; null where there is no pull request. */
  readonly gain: number | null;
}

/** The head of the table; where there is a pull request it has a column for what that brings. */
export function progressHead({ gain }: BundleReport): string {
  return gain ? "| phase | done | this change |\n|---|---|---|" : "| phase | done |\n|---|---|";
}

/** The progress of a spec bundle, phase by phase. The sum stands first, so that it survives when rows are dropped. */
export function progressRows({ counts, progress, gain }: BundleReport): readonly ProgressRow[] {
  const phases = progress.map(({ phase, tally }, at) => {
    return { title: phase.title, tally, gain: gain ? (gain.phases[at] ?? 0) : null };
  });
  return [
    { title: null, tally: tallyOf(counts), gain: gain ? gain.done : null },
    ...phases.filter(({ tally }) => tally.total > 0),
  ];
}

export function renderProgressRow({ title, tally, gain }: ProgressRow): string {
  const row = `| ${title === null ? "**all tasks**" : neutralText(title, 120)} | ${codeSpan(renderProgressBar(tally))} |`;
  return gain === null ? row : `${row} ${renderGain(gain)} |`;
}

/** `+2`; nothing where nothing changes. */
function renderGain(gain: number): string {
  if (gain === 0) return "";
  return gain > 0 ? `+${gain}` : `−${-gain}`;
}

/** The table with at most `most` rows and a sentence that counts the rest. */
export function renderProgressTable(bundle: BundleReport, most: number): string {
  const rows = progressRows(bundle);
  const left = rows.length - most;
  const table = [progressHead(bundle), ...rows.slice(0, most).map(renderProgressRow)].join("\n");
  return left > 0 ? `${table}\n\n${left} more ${left === 1 ? "phase" : "phases"} not shown.` : table;
}

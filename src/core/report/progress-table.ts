import type { Tally } from "../bundle/task.ts";
import type { BundleReport } from "./evaluation.ts";
import { codeSpan, neutralText } from "./neutral-text.ts";
import { renderProgressBar, tallyOf } from "./progress-bar.ts";

export interface ProgressRow {
  /** Null for the sum over all phases. */
  readonly title: string | null;
  readonly tally: Tally;
}

export const PROGRESS_HEAD = "| phase | done |\n|---|---|";

/** The progress of a spec bundle, phase by phase. The sum stands first, so that it survives when rows are dropped. */
export function progressRows({ counts, progress }: BundleReport): readonly ProgressRow[] {
  const phases = progress.filter(({ tally }) => tally.total > 0);
  return [
    { title: null, tally: tallyOf(counts) },
    ...phases.map(({ phase, tally }) => ({ title: phase.title, tally })),
  ];
}

export function renderProgressRow({ title, tally }: ProgressRow): string {
  return `| ${title === null ? "**all tasks**" : neutralText(title, 120)} | ${codeSpan(renderProgressBar(tally))} |`;
}

/** The table with at most `most` rows and a sentence that counts the rest. */
export function renderProgressTable(bundle: BundleReport, most: number): string {
  const rows = progressRows(bundle);
  const left = rows.length - most;
  const table = [PROGRESS_HEAD, ...rows.slice(0, most).map(renderProgressRow)].join("\n");
  return left > 0 ? `${table}\n\n${left} more phases not shown.` : table;
}

import type { Tally } from "../bundle/task.ts";
import { moreOf } from "./bounded-text.ts";
import type { BundleReport, MergeGain } from "./evaluation.ts";
import { codeSpan, neutralText } from "./neutral-text.ts";
import { renderProgressBar, tallyOf } from "./progress-bar.ts";

export interface ProgressRow {
  /** Null for the sum over all phases. */
  readonly title: string | null;
  readonly tally: Tally;
  /** How many more tasks are done once this merges; null where that is none in the whole table. */
  readonly gain: number | null;
}

/** The head of the table; where a pull request changes any of it, there is a column for that. */
export function progressHead(bundle: Pick<BundleReport, "gain">): string {
  return gainOf(bundle) ? "| phase | done | this change |\n|---|---|---|" : "| phase | done |\n|---|---|";
}

/** The progress of a spec bundle, phase by phase. The sum stands first, so that it survives when rows are dropped. */
export function progressRows(bundle: BundleReport): readonly ProgressRow[] {
  const { counts, progress } = bundle;
  const gain = gainOf(bundle);
  const phases = progress.map(({ phase, tally }, at) => {
    return { title: phase.title, tally, gain: gain ? (gain.phases[at] ?? 0) : null };
  });
  return [
    { title: null, tally: tallyOf(counts), gain: gain ? gain.done : null },
    ...phases.filter(({ tally }) => tally.total > 0),
  ];
}

/** In place of a table without tasks. */
export function noTasks({ tasksPath, path }: BundleReport): string {
  return tasksPath === null
    ? `No tasks of ${codeSpan(path, 200)} were read.`
    : `${codeSpan(tasksPath, 200)} lists no tasks.`;
}

function gainOf({ gain }: Pick<BundleReport, "gain">): MergeGain | null {
  return gain && [gain.done, ...gain.phases].some((one) => one !== 0) ? gain : null;
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
  return left > 0 ? `${table}\n\n${moreOf(left, "phases")} not shown.` : table;
}

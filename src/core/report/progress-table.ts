import type { Tally } from "../bundle/task.ts";
import type { Config } from "../config/config.ts";
import { moreOf } from "./bounded-text.ts";
import type { BundleReport, Evaluation, MergeGain } from "./evaluation.ts";
import { codeSpan, neutralText } from "./neutral-text.ts";
import { renderBar, tallyOf } from "./progress-bar.ts";
import { isTickLeft } from "./still-blocked.ts";

export interface ProgressRow {
  /** Null for the sum over all phases. */
  readonly title: string | null;
  /** As it is once this merges. */
  readonly tally: Tally;
  /** How many more tasks are done once this merges than before; less than nothing where some are opened again. */
  readonly gain: number;
}

/** The head of the table, which says what the numbers in it are. */
export function progressHead(
  bundle: Pick<BundleReport, "gain" | "completes">,
  ticks: Config["ticks"] = "auto",
): string {
  const change = `: before → after the merge${isTickLeft(bundle, ticks) ? ", once ticked" : ""}`;
  return `| phase | tasks done${gainOf(bundle) ? change : ""} |\n|---|---|`;
}

/** The progress of a spec bundle, phase by phase. The sum stands first, so that it survives when rows are dropped. */
export function progressRows(bundle: BundleReport): readonly ProgressRow[] {
  const { counts, progress } = bundle;
  const gain = gainOf(bundle);
  const { done, total } = tallyOf(counts);
  const phases = progress.map(({ phase, tally }, at): ProgressRow => {
    const reached = gain?.reached.phases[at] ?? tally.done;
    return { title: phase.title, tally: { ...tally, done: reached }, gain: gain?.phases[at] ?? 0 };
  });
  return [
    { title: null, tally: { total, done: gain?.reached.done ?? done }, gain: gain?.done ?? 0 },
    ...phases.filter(({ tally }) => tally.total > 0),
  ];
}

/** In place of a table without tasks. */
export function noTasks({ tasksPath, path }: BundleReport, outcome: Evaluation["outcome"]): string {
  if (outcome === "error")
    return `The tasks of ${codeSpan(path, 200)} were not read, so the check cannot tell which are blocked.`;
  return tasksPath === null
    ? `No tasks were found in ${codeSpan(path, 200)}, so none is blocked.`
    : `${codeSpan(tasksPath, 200)} lists no tasks, so none is blocked.`;
}

function gainOf({ gain }: Pick<BundleReport, "gain">): MergeGain | null {
  return gain && [gain.done, ...gain.phases].some((one) => one !== 0) ? gain : null;
}

/** `█████░░░░░ 1 → 2 of 4`, or `█████░░░░░ 2 of 4` where the merge changes nothing in it. */
export function renderProgressRow({ title, tally, gain }: ProgressRow): string {
  const before = gain === 0 ? "" : `${tally.done - gain} → `;
  const progress = codeSpan(`${renderBar(tally)} ${before}${tally.done} of ${tally.total}`);
  return `| ${title === null ? "**all tasks**" : neutralText(title, 120)} | ${progress} |`;
}

/** The table with at most `most` rows and a sentence that counts the rest. */
export function renderProgressTable(bundle: BundleReport, most: number, ticks: Config["ticks"] = "auto"): string {
  const rows = progressRows(bundle);
  const left = rows.length - most;
  const table = [progressHead(bundle, ticks), ...rows.slice(0, most).map(renderProgressRow)].join("\n");
  return left > 0 ? `${table}\n\n${moreOf(left, "phases")} not shown.` : table;
}

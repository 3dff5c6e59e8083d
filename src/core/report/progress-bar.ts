import type { Tally } from "../bundle/task.ts";
import type { Counts } from "./evaluation.ts";

const CELLS = 10;

/** `█████░░░░░ 12/24`. */
export function renderProgressBar(tally: Tally): string {
  return `${renderBar(tally)} ${tally.done}/${tally.total}`;
}

/** `█████░░░░░`. Full only when everything is done, empty only when nothing is. */
export function renderBar({ done, total }: Tally): string {
  const share = total === 0 ? 0 : Math.min(1, done / total);
  const filled = share === 0 ? 0 : Math.max(1, Math.floor(share * CELLS));
  return `${"█".repeat(filled)}${"░".repeat(CELLS - filled)}`;
}

/** How many of a spec bundle's tasks are done; cancelled tasks are in neither number. */
export function tallyOf({ tasks, byStatus }: Counts): Tally {
  return { done: byStatus.done ?? 0, total: tasks - (byStatus.cancelled ?? 0) };
}

export function sumTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce((sum, { done, total }) => ({ done: sum.done + done, total: sum.total + total }), {
    done: 0,
    total: 0,
  });
}

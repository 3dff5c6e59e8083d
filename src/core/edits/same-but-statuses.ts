import type { Tally, Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";

/** Fields that an edit may move or rewrite; everything else of the model has to survive it. */
const MAY_CHANGE = new Set(["span", "column", "status", "marks", "value", "done"]);

/**
 * Whether two readings of a file agree in everything but statuses, counters and columns: same tasks with the same
 * ids, titles, lines, phases, facts and dependencies in the same order, same phases, totals and notices. Only the notice that a mark has no
 * known meaning may go, because a mark that is replaced takes it along. A task that
 * stands within another one is counted there too, so `edited` tasks may move a tally by as many.
 */
export function sameButStatuses(before: TaskList, after: TaskList, edited: number): boolean {
  return (
    skeleton(before) === skeleton(after) &&
    before.tasks.every((task, index) => sameTallies(task, after.tasks[index], edited))
  );
}

function skeleton(list: TaskList): string {
  const marks = list.tasks.map((task: Task) => task.marks.map((mark) => `${mark.kind}${mark.at.line}`));
  const notices = list.notices.filter(({ kind }) => kind !== "unknown-status-mark");
  return JSON.stringify([{ ...list, notices }, marks], (key, value) => (MAY_CHANGE.has(key) ? undefined : value));
}

function sameTallies(before: Task, after: Task | undefined, edited: number): boolean {
  const isNear = (a: Tally, b: Tally | undefined) => b !== undefined && Math.abs(a.done - b.done) <= edited;
  return (
    isNear(before.facts.acceptance, after?.facts.acceptance) && isNear(before.facts.subtasks, after?.facts.subtasks)
  );
}

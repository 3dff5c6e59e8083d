import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";

/** Fields that an edit may move or rewrite; everything else of the model has to survive it. */
const MAY_CHANGE = new Set(["span", "column", "status", "marks", "value"]);

/**
 * Whether two readings of a file agree in everything but statuses, counters and columns: same tasks with the same
 * ids, titles, lines, phases, facts and dependencies in the same order, same phases, totals and notices.
 */
export function sameButStatuses(before: TaskList, after: TaskList): boolean {
  return skeleton(before) === skeleton(after);
}

function skeleton(list: TaskList): string {
  const marks = list.tasks.map((task: Task) => task.marks.map((mark) => `${mark.kind}${mark.at.line}`));
  return JSON.stringify([list, marks], (key, value) => (MAY_CHANGE.has(key) ? undefined : value));
}

import type { StatusMark, Tally, Task } from "../bundle/task.ts";
import type { WrongMarks } from "./status-fix.ts";

/**
 * What a task whose statements contradict each other really is, where that is clear: all statements but one say the
 * same, or its acceptance list is ticked throughout or not at all. Null where only a person can tell.
 */
export function clearStatus(task: Task): WrongMarks | null {
  const done = task.marks.filter(({ status }) => status === "done");
  const open = task.marks.filter(({ status }) => status !== "done");
  if (done.length === 0 || open.length === 0 || task.marks.some(({ status }) => status === "unknown")) return null;
  const isDone = decide(done, open, task.facts.acceptance);
  if (isDone === null) return null;
  if (isDone) return { task, marks: open, to: "done" };
  const [word, ...others] = new Set(open.filter((mark) => !isEmptyBox(mark)).map(({ status }) => status));
  return others.length > 0 ? null : { task, marks: done, to: word ?? "todo" };
}

function decide(done: readonly StatusMark[], open: readonly StatusMark[], acceptance: Tally): boolean | null {
  if (done.length + open.length > 2 && (done.length === 1) !== (open.length === 1)) return open.length === 1;
  if (acceptance.total === 0 || (acceptance.done > 0 && acceptance.done < acceptance.total)) return null;
  return acceptance.done > 0;
}

/** It says no more than that the task is not done. */
function isEmptyBox({ kind, written }: StatusMark): boolean {
  return kind === "box" && written.trim() === "";
}

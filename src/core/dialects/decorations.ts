import type { StatusMark, Task } from "../bundle/task.ts";
import { combineStatuses } from "../statuses/read-status.ts";

/**
 * The tasks without the signs of what is done in their titles where these are decoration: at least two tasks carry one
 * although everything else says that they are open, and they are half of those that carry one beside another mark.
 */
export function withoutDecoration(tasks: readonly Task[]): readonly Task[] {
  const signed = tasks.filter(({ marks }) => marks.length > 1 && marks.some(isSign));
  const denied = signed.filter(({ marks }) => !marks.some((mark) => !isSign(mark) && mark.status === "done"));
  if (denied.length < 2 || denied.length * 2 < signed.length) return tasks;
  return tasks.map((task) => {
    const marks = task.marks.filter((mark) => !isSign(mark));
    return marks.length === task.marks.length ? task : { ...task, marks, status: combineStatuses(marks) };
  });
}

function isSign({ kind, written, status }: StatusMark): boolean {
  return kind === "word" && status === "done" && !/[A-Za-z\u3040-\u9fff]/.test(written);
}

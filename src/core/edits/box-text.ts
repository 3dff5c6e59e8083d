import type { StatusMark, Task } from "../bundle/task.ts";
import type { Status } from "../statuses/status.ts";
import type { EditableTasks } from "./editable-tasks.ts";

/**
 * The character to put between a task's brackets for a status, as this document writes it: `x` or `X` by majority
 * of the done boxes (a tie is `x`), otherwise what a task with that status has, otherwise what the document's legend or
 * usage knows. Null when no box can say it. A task that also says its status in words keeps an open box for everything
 * but done.
 */
export function boxText(tasks: EditableTasks, task: Task, to: Status): string | null {
  if (to === "done") return doneBox(tasks);
  const siblings = tasks.list.tasks.filter((other) => other.status === to && hasWords(other) === hasWords(task));
  const sibling = commonest(boxesOf(siblings));
  if (sibling !== null) return sibling;
  return hasWords(task) ? " " : (tasks.boxesFor(to)[0] ?? null);
}

function doneBox({ list, boxesFor }: EditableTasks): string {
  const known = boxesFor("done");
  const boxes = boxesOf(list.tasks.filter((task) => task.status === "done"));
  const upper = boxes.filter((box) => box === "X").length;
  const lower = boxes.filter((box) => box === "x").length;
  if (upper > lower && known.includes("X")) return "X";
  return known.includes("x") ? "x" : (commonest(boxes) ?? known[0] ?? "x");
}

function boxesOf(tasks: readonly Task[]): string[] {
  return tasks.flatMap((task) => task.marks.filter((mark) => mark.kind === "box").map((mark) => mark.written));
}

function hasWords(task: Task): boolean {
  return task.marks.some((mark: StatusMark) => mark.kind !== "box");
}

/** The most frequent value, the first of equally frequent ones, or null of none. */
export function commonest(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: string | null = null;
  for (const [value, count] of counts) if (count > (counts.get(best ?? "") ?? 0)) best = value;
  return best;
}

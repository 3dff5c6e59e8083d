import type { StatusMark, Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import type { Status } from "../statuses/status.ts";

/** Marks that mean a status without any legend; a document that gives them another meaning refuses the edit. */
const DEFAULT_BOXES: Partial<Readonly<Record<Status, string>>> = {
  todo: " ",
  done: "x",
  "in-progress": "~",
  blocked: "!",
  cancelled: "-",
};

/**
 * The character to put between a task's brackets for a status, as this document writes it: `x` or `X` by majority
 * of the done boxes (a tie is `x`), otherwise what a task with that status has, otherwise the usual mark.
 * Null when no box can say it. A task that also has a status field keeps an open box for everything but done.
 */
export function boxText(list: TaskList, task: Task, to: Status): string | null {
  if (to === "done") return doneBox(list);
  const sibling = commonest(
    boxesOf(list.tasks.filter((other) => other.status === to && hasField(other) === hasField(task))),
  );
  if (sibling !== null) return sibling;
  return hasField(task) ? " " : (DEFAULT_BOXES[to] ?? null);
}

function doneBox(list: TaskList): string {
  const boxes = boxesOf(list.tasks.filter((task) => task.status === "done"));
  const upper = boxes.filter((box) => box === "X").length;
  const lower = boxes.filter((box) => box === "x").length;
  return upper > lower ? "X" : "x";
}

function boxesOf(tasks: readonly Task[]): string[] {
  return tasks.flatMap((task) => task.marks.filter((mark) => mark.kind === "box").map((mark) => mark.written));
}

function hasField(task: Task): boolean {
  return task.marks.some((mark: StatusMark) => mark.kind === "field");
}

/** The most frequent value, the first of equally frequent ones, or null of none. */
export function commonest(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: string | null = null;
  for (const [value, count] of counts) if (count > (counts.get(best ?? "") ?? 0)) best = value;
  return best;
}

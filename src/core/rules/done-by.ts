import type { Task } from "../bundle/task.ts";

/** How a done task says so: with a box, in words, or by its parts alone. */
export function doneBy({ marks }: Task): "ticked" | "done" | "done by its parts" {
  if (marks.some(({ kind }) => kind === "box")) return "ticked";
  return marks.length > 0 ? "done" : "done by its parts";
}

/** What is told of a task by its parts alone may be told of it elsewhere, where its tool keeps the state. */
export function saysItself({ marks }: Task): boolean {
  return marks.length > 0;
}

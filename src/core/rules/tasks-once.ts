import type { Task } from "../bundle/task.ts";

/** Tasks by their ids, without those that stand more than once: nobody can tell which of two is meant. */
export function tasksOnce(tasks: readonly Task[]): ReadonlyMap<string, Task> {
  const once = new Map<string, Task>();
  const twice = new Set<string>();
  for (const task of tasks) {
    if (once.has(task.id)) twice.add(task.id);
    once.set(task.id, task);
  }
  for (const id of twice) once.delete(id);
  return once;
}

import type { Task } from "../bundle/task.ts";

/** Ids of tasks by what `keyOf` says of each, in document order; tasks of which it says nothing are left out. */
export function groupIds(tasks: readonly Task[], keyOf: (task: Task) => string | null): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const task of tasks) {
    const key = keyOf(task);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(task.id);
    else groups.set(key, [task.id]);
  }
  return groups;
}

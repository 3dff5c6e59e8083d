import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";

/** Which tasks are parts of which. */
export interface TaskParents {
  /** Id of the task that a task is a part of; a parent stands before its parts, so there is no way round in a circle. */
  parentOf(id: string): string | null;
  /** Tasks directly below, in document order; of an id that stands twice, those of both. */
  childrenOf(id: string): readonly Task[];
}

/** Whoever walks a graph asks for the same. */
const known = new WeakMap<TaskList, TaskParents>();

/** Reads the parents of a task list. */
export function findTaskParents(list: TaskList): TaskParents {
  const parents = known.get(list) ?? readParents(list);
  known.set(list, parents);
  return parents;
}

function readParents(list: TaskList): TaskParents {
  const seen = new Set<string>();
  const parents = new Map<string, string>();
  const children = new Map<string, Task[]>();
  for (const task of list.tasks) {
    const { id, parent } = task;
    const isPart = parent !== null && parent !== id && seen.has(parent) && !seen.has(id);
    seen.add(id);
    if (!isPart) continue;
    parents.set(id, parent);
    const known = children.get(parent);
    if (known) known.push(task);
    else children.set(parent, [task]);
  }
  return { parentOf: (id) => parents.get(id) ?? null, childrenOf: (id) => children.get(id) ?? [] };
}

import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import { findTaskParents } from "./task-parents.ts";

/** How much each task counts on a path. */
export interface Weights {
  readonly unit: "hours" | "tasks";
  /** How many of the tasks that are not made of others say how long they take. */
  readonly estimated: { readonly tasks: number; readonly of: number };
  weightOf(task: Task): number;
}

/** Below this share of estimated tasks, hours would be mostly guessed. */
const ENOUGH = 0.8;

/**
 * Hours where at least four fifths of the tasks are estimated, those without counting as the mean of the others; else
 * one for each task. A task that is made of others counts nothing itself.
 */
export function weighTasks(list: TaskList): Weights {
  const parents = findTaskParents(list);
  const leaves = list.tasks.filter(({ id }) => parents.childrenOf(id).length === 0);
  const hours = leaves.flatMap(({ facts }) => facts.estimate?.hours ?? []);
  const estimated = { tasks: hours.length, of: leaves.length };
  const mean = hours.reduce((sum, one) => sum + one, 0) / Math.max(1, hours.length);
  const inHours = hours.length > 0 && hours.length >= leaves.length * ENOUGH;
  const isWhole = ({ id }: Task) => parents.childrenOf(id).length > 0;
  if (!inHours) return { unit: "tasks", estimated, weightOf: () => 1 };
  return { unit: "hours", estimated, weightOf: (task) => (isWhole(task) ? 0 : (task.facts.estimate?.hours ?? mean)) };
}

import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import { phaseAndAncestors, phaseParents } from "./phase-members.ts";

/** Tasks of each phase and of the phases below it, in document order, every definition once. */
export function tasksOfPhases({ tasks, phases }: TaskList): ReadonlyMap<string, readonly Task[]> {
  const parents = phaseParents(phases);
  const members = new Map<string, Task[]>(phases.map(({ id }) => [id, []]));
  for (const task of tasks) {
    for (const phase of phaseAndAncestors(task.phase, parents)) members.get(phase)?.push(task);
  }
  return members;
}

import type { Phase } from "../bundle/phase.ts";
import type { TaskList } from "../bundle/task-list.ts";

/**
 * Parent of each phase by id. A parent must stand above its child: ids that a document uses twice could
 * otherwise make a phase its own ancestor.
 */
export function phaseParents(phases: readonly Phase[]): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  const seen = new Set<string>();
  for (const phase of phases) {
    if (phase.parent !== null && seen.has(phase.parent) && !seen.has(phase.id)) parents.set(phase.id, phase.parent);
    seen.add(phase.id);
  }
  return parents;
}

/** The phase itself and the phases around it, innermost first. */
export function* phaseAndAncestors(phase: string | null, parents: ReadonlyMap<string, string>): Generator<string> {
  for (let at = phase ?? undefined; at !== undefined; at = parents.get(at)) yield at;
}

/** The graph and several rules ask for the same. */
const known = new WeakMap<TaskList, ReadonlyMap<string, readonly string[]>>();

/** Distinct ids of the tasks in each phase and in the phases below it, in document order. */
export function phaseMembers(list: TaskList): ReadonlyMap<string, readonly string[]> {
  const members = known.get(list) ?? readMembers(list);
  known.set(list, members);
  return members;
}

/** Notes that two lists have the same tasks in the same phases. */
export function shareMembers(from: TaskList, to: TaskList): void {
  known.set(to, phaseMembers(from));
}

function readMembers(list: TaskList): ReadonlyMap<string, readonly string[]> {
  const parents = phaseParents(list.phases);
  const members = new Map<string, Set<string>>(list.phases.map(({ id }) => [id, new Set()]));
  for (const task of list.tasks) {
    for (const phase of phaseAndAncestors(task.phase, parents)) members.get(phase)?.add(task.id);
  }
  return new Map([...members].map(([id, ids]) => [id, [...ids]]));
}

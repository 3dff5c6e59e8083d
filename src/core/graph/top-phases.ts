import type { Phase } from "../bundle/phase.ts";
import type { TaskList } from "../bundle/task-list.ts";
import { phaseAndAncestors, phaseParents } from "./phase-members.ts";

/** The phases that stand in no other phase, and which of them each phase belongs to. */
export interface TopPhases {
  readonly phases: readonly Phase[];
  of(phase: string | null): string | null;
}

/** Finds the outermost phases of a task list, each id once, in document order. */
export function findTopPhases(list: TaskList): TopPhases {
  const parents = phaseParents(list.phases);
  const tops = new Map<string, string>();
  for (const { id } of list.phases) tops.set(id, [...phaseAndAncestors(id, parents)].at(-1) ?? id);
  const phases = new Map<string, Phase>();
  for (const phase of list.phases)
    if (tops.get(phase.id) === phase.id && !phases.has(phase.id)) phases.set(phase.id, phase);
  return { phases: [...phases.values()], of: (phase) => (phase === null ? null : (tops.get(phase) ?? null)) };
}

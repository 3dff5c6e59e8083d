import { phaseMembers } from "../core/graph/phase-members.ts";
import type { ParsedFile } from "../evaluator/evaluator.ts";

/** A task and what it depends on that is neither done nor cancelled. */
export interface OpenDependencies {
  readonly task: string;
  readonly openDependencies: readonly string[];
}

/** Those of the tasks whose dependencies are still open once all of the tasks are done. */
export function findOpenDependencies(
  { list, dependencies }: Pick<ParsedFile, "list" | "dependencies">,
  ids: readonly string[],
): readonly OpenDependencies[] {
  const wanted = new Set(ids);
  const isOpen = ({ id, status }: ParsedFile["list"]["tasks"][number]) =>
    status !== "done" && status !== "cancelled" && !wanted.has(id);
  const open = new Set(list.tasks.filter(isOpen).map(({ id }) => id));
  const members = phaseMembers(list);
  return dependencies
    .filter(({ task }) => wanted.has(task))
    .map(({ task, on, onPhases }) => {
      const all = new Set([...on, ...onPhases.flatMap((phase) => members.get(phase) ?? [])]);
      return { task, openDependencies: [...all].filter((id) => open.has(id)) };
    })
    .filter(({ openDependencies }) => openDependencies.length > 0);
}

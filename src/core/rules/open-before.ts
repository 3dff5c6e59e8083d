import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import { isCertain } from "../graph/confidence.ts";
import { phaseMembers } from "../graph/phase-members.ts";
import type { TaskGraph } from "../graph/task-graph.ts";
import { remembering, type Waiting } from "../graph/waiting.ts";

/** The open tasks that a task waits for by itself, by the tasks it is a part of, and by its phase; not what the text only suggests. */
export function openBefore(task: Task, { tasksBefore, parents }: Waiting, graph: TaskGraph): Task[] {
  const suggested = new Set<string>();
  const certain = new Set<string>();
  for (let id: string | null = task.id; id !== null; id = parents.parentOf(id))
    for (const { from, confidence } of graph.dependenciesOf(id))
      (isCertain(confidence) ? certain : suggested).add(from);
  return [...new Set(tasksBefore(task))].flatMap((id) => {
    const open = graph.tasks.get(id);
    return open && id !== task.id && (certain.has(id) || !suggested.has(id)) ? [open] : [];
  });
}

/** The open tasks of a phase and of the phases below it; optional ones hold nobody up. */
export function openByPhase(list: TaskList, open: ReadonlySet<string>): (phase: string) => readonly Task[] {
  const members = phaseMembers(list);
  const byId = new Map(list.tasks.map((task) => [task.id, task]));
  return remembering((phase) =>
    (members.get(phase) ?? []).flatMap((id) => {
      const task = byId.get(id);
      return task && open.has(id) && !task.facts.optional ? [task] : [];
    }),
  );
}

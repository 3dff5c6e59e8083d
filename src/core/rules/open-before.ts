import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import { isCertain } from "../graph/confidence.ts";
import { phaseMembers } from "../graph/phase-members.ts";
import type { TaskGraph } from "../graph/task-graph.ts";
import { remembering, type Waiting } from "../graph/waiting.ts";

/** The open tasks that a task waits for by itself, by the tasks it is a part of, and by its phase; not what the text only suggests. */
export function openBefore(
  task: Task,
  { tasksBefore, parents }: Waiting,
  graph: TaskGraph,
  openOf: (phase: string) => readonly Task[],
): Task[] {
  const suggested = new Set<string>();
  const certain = new Set<string>();
  for (let id: string | null = task.id; id !== null; id = parents.parentOf(id))
    for (const { from, confidence } of graph.dependenciesOf(id))
      (isCertain(confidence) ? certain : suggested).add(from);
  const single = tasksBefore(task).flatMap((id) => {
    const open = graph.tasks.get(id);
    return open && id !== task.id && (certain.has(id) || !suggested.has(id)) ? [open] : [];
  });
  return [...new Set([...single, ...openWholly(task, graph, openOf)])];
}

/** The phases with open tasks that a task waits for by where it stands, not by what it says itself. */
export function phasesAround(task: Task, { phasesBefore }: Waiting, graph: TaskGraph): readonly string[] {
  const own = new Set(graph.taskBarriersOf(task.id).flatMap(({ waitsFor }) => waitsFor));
  return own.size === 0 ? phasesBefore(task) : phasesBefore(task).filter((phase) => !own.has(phase));
}

/** The open tasks of the phases that a task itself waits for as a whole; not of those that the text only suggests. */
function openWholly({ id }: Task, graph: TaskGraph, openOf: (phase: string) => readonly Task[]): readonly Task[] {
  const certain = graph.taskBarriersOf(id).filter(({ confidence }) => isCertain(confidence));
  return certain.flatMap(({ waitsFor }) => waitsFor).flatMap(openOf);
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

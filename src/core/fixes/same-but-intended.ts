import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import type { TaskGraph } from "../graph/task-graph.ts";
import type { TaskIntent } from "./fix.ts";

/** A tasks document as a comparison needs it. */
export interface TaskModel {
  readonly list: TaskList;
  readonly graph: TaskGraph;
}

/**
 * Whether two readings of a tasks document agree in everything but what was intended: the same tasks in the same order
 * with the same ids, parents, phases, statuses and dependencies, and exactly the wanted statuses where some are to
 * change. Titles are not compared, because a link in one may be what was fixed.
 */
export function sameButIntended(before: TaskModel, after: TaskModel, intents: readonly TaskIntent[]): boolean {
  const own = intents.filter(({ path }) => path === before.list.path);
  const free = new Set(own.map(({ task, changes }) => `${changes} ${task}`));
  const wanted = new Map(own.flatMap(({ task, to }) => (to ? [[task, to] as const] : [])));
  const expected = before.list.tasks.map((task) => ({ ...task, status: wanted.get(task.id) ?? task.status }));
  const isSame = skeleton(expected, before, free) === skeleton(after.list.tasks, after, free);
  return isSame && own.every(({ task, changes }) => changes !== "dependencies" || waitsForAll(task, before, after));
}

/** Whether a task still waits, through others, for everything that it was said to wait for. */
function waitsForAll(task: string, before: TaskModel, after: TaskModel): boolean {
  const waitsFor = Map.groupBy(after.graph.edges, ({ to }) => to);
  const reached = new Set<string>();
  for (const open = [task]; open.length > 0; ) {
    for (const { from } of waitsFor.get(open.pop() ?? "") ?? []) {
      if (!reached.has(from)) open.push(from);
      reached.add(from);
    }
  }
  return before.graph.edges.every(({ from, to }) => to !== task || reached.has(from));
}

function skeleton(tasks: readonly Task[], { list, graph }: TaskModel, free: ReadonlySet<string>): string {
  // By position: the id of a task without one is made from its text, which a fix may touch.
  const places = new Map(tasks.map(({ id }, place) => [id, place]));
  const rows = tasks.map(({ id, generated, kind, parent, status, phase, facts }) => [
    generated ? null : id,
    kind,
    parent === null ? null : (places.get(parent) ?? parent),
    status,
    phase,
    free.has(`story ${id}`) ? null : facts.story,
    free.has(`parallel ${id}`) ? null : facts.parallel,
    [facts.optional, facts.priority, facts.assignee],
  ]);
  const edges = graph.edges
    .filter(({ to }) => !free.has(`dependencies ${to}`))
    .map(({ from, to }) => `${places.get(from) ?? from} ${places.get(to) ?? to}`);
  return JSON.stringify([rows, [...new Set(edges)].sort(), list.phases.map(({ id }) => id)]);
}

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
  const named = new Map(own.flatMap(({ task, named }) => (named === undefined ? [] : [[task, named] as const])));
  const nameOf = (id: string) => named.get(id) ?? id;
  const free = new Set(own.map(({ task, changes }) => `${changes} ${nameOf(task)}`));
  const wanted = new Map(own.flatMap(({ task, to }) => (to ? [[nameOf(task), to] as const] : [])));
  const expected = before.list.tasks.map((task) => ({ ...task, status: wanted.get(nameOf(task.id)) ?? task.status }));
  const isSame =
    skeleton(expected, before, { free, named }) === skeleton(after.list.tasks, after, { free, named: new Map() });
  if (!isSame) return false;
  const loosened = new Set(own.flatMap(({ task, changes }) => (changes === "dependencies" ? [task] : [])));
  return waitForAll(loosened, before.graph, after.graph);
}

/**
 * Whether tasks still wait, through others, for everything that they were said to wait for, themselves and what was
 * cancelled left aside.
 */
function waitForAll(tasks: ReadonlySet<string>, before: TaskGraph, after: TaskGraph): boolean {
  if (tasks.size === 0) return true;
  const [then, now] = [before, after].map(({ edges }) => Map.groupBy(edges, ({ to }) => to));
  return [...tasks].every((task) => {
    const isNeeded = (id: string) => id !== task && before.tasks.get(id)?.status !== "cancelled";
    const wanted = new Set((then?.get(task) ?? []).map(({ from }) => from).filter(isNeeded));
    const seen = new Set<string>();
    for (const open = [task]; open.length > 0 && wanted.size > 0; ) {
      for (const { from } of now?.get(open.pop() ?? "") ?? []) {
        if (!seen.has(from)) open.push(from);
        seen.add(from);
        wanted.delete(from);
      }
    }
    return wanted.size === 0;
  });
}

/** `2`, `M1.2`; the id of other phases is made of their heading, which may hold the total that is fixed. */
const WRITTEN_ID = /^[A-Za-z]{0,3}\d[\d.]{0,20}[a-z]?$/;

/** What may differ, and the ids that tasks are given. */
interface Intended {
  readonly free: ReadonlySet<string>;
  readonly named: ReadonlyMap<string, string>;
}

function skeleton(tasks: readonly Task[], { list, graph }: TaskModel, { free, named }: Intended): string {
  // By position: the id of a task without one is made from its text, which a fix may touch.
  const places = new Map(tasks.map(({ id }, place) => [id, place]));
  const isFree = (changes: TaskIntent["changes"], id: string) => free.has(`${changes} ${named.get(id) ?? id}`);
  const phases = new Map(list.phases.map(({ id }, place) => [id, WRITTEN_ID.test(id) ? id : place]));
  const rows = tasks.map(({ id, generated, kind, parent, status, phase, facts }) => [
    named.get(id) ?? (generated ? null : id),
    kind,
    parent === null ? null : (places.get(parent) ?? parent),
    status,
    phase === null ? null : (phases.get(phase) ?? phase),
    isFree("story", id) ? null : facts.story,
    isFree("parallel", id) ? null : facts.parallel,
    [facts.optional, facts.priority, facts.assignee],
  ]);
  const edges = graph.edges
    .filter(({ to }) => !isFree("dependencies", to))
    .map(({ from, to }) => `${places.get(from) ?? from} ${places.get(to) ?? to}`);
  const barriers = graph.taskBarriers
    .filter(({ task }) => !isFree("dependencies", task))
    .map(({ task, waitsFor }) => `${places.get(task) ?? task} ${waitsFor.map((id) => phases.get(id) ?? id)}`);
  return JSON.stringify([rows, [...new Set(edges)].sort(), barriers.sort(), [...phases.values()]]);
}

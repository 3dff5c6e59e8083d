import type { TaskList } from "../bundle/task-list.ts";
import { isCertain } from "./confidence.ts";
import { buildFlow, type Flow } from "./flow.ts";
import { strongComponents } from "./strong-components.ts";
import type { TaskGraph } from "./task-graph.ts";

/**
 * Finds the cycles among dependencies that are certain, through barriers as well: one for each knot of tasks that wait
 * for one another, as the shortest way from its first task in document order back to itself. Linear.
 */
export function findCycles(
  list: TaskList,
  graph: Pick<TaskGraph, "edges" | "barriers" | "taskBarriers">,
): readonly (readonly string[])[] {
  const flow = buildFlow(list, graph, isCertain);
  const cycles: (readonly string[])[] = [];
  for (const component of strongComponents(flow.next)) {
    const start = component.reduce((least, node) => Math.min(least, node));
    if (!isKnot(component, flow) || start >= flow.tasks.length) continue;
    const path = shortestWayBack(start, new Set(component), flow);
    cycles.push(path.flatMap((node) => flow.tasks[node]?.id ?? []));
  }
  return cycles.sort(byFirst(flow));
}

function isKnot(component: readonly number[], flow: Flow): boolean {
  const [only] = component;
  return component.length > 1 || (only !== undefined && flow.next[only]?.includes(only) === true);
}

/** Breadth first within the knot, so that the first way back is a shortest one. */
function shortestWayBack(start: number, knot: ReadonlySet<number>, flow: Flow): number[] {
  const cameFrom = new Map<number, number>();
  const queue = [start];
  for (const node of queue) {
    for (const next of flow.next[node] ?? []) {
      if (next === start) return trace(node, start, cameFrom);
      if (!knot.has(next) || cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      queue.push(next);
    }
  }
  return [start];
}

function trace(end: number, start: number, cameFrom: ReadonlyMap<number, number>): number[] {
  const path = [end];
  for (let node = end; node !== start; ) {
    node = cameFrom.get(node) ?? start;
    path.push(node);
  }
  return path.reverse();
}

function byFirst(flow: Flow): (a: readonly string[], b: readonly string[]) => number {
  const positions = new Map(flow.tasks.map(({ id }, position) => [id, position]));
  return (a, b) => (positions.get(a[0] ?? "") ?? 0) - (positions.get(b[0] ?? "") ?? 0);
}

import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import { type Weights, weighTasks } from "./estimates.ts";
import { type Flow, likelyFlow } from "./flow.ts";
import type { TaskGraph } from "./task-graph.ts";
import { topologicalOrder } from "./topological-order.ts";

/** Weight of the chain behind each task, itself included; 0 for tasks in a cycle or before one. */
export interface ChainLengths {
  of(id: string): number;
  /** The heaviest chain of all; of equally heavy ones the first in document order. */
  readonly longest: readonly string[];
}

/** The longest chain of tasks that wait for one another. */
export interface CriticalPath extends Pick<Weights, "unit" | "estimated"> {
  readonly tasks: readonly string[];
  /** Hours or tasks, as `unit` says. */
  readonly length: number;
}

/** The longest chain by estimated hours where the document gives them, else by the number of tasks. Linear. */
export function findCriticalPath(list: TaskList, graph: TaskGraph): CriticalPath {
  const { weightOf, unit, estimated } = weighTasks(list);
  const chains = measureChains(list, graph, weightOf);
  const [first] = chains.longest;
  return { tasks: chains.longest, length: first === undefined ? 0 : chains.of(first), unit, estimated };
}

/** Ids of the tasks on the critical path. */
export function criticalPath(list: TaskList, graph: TaskGraph): readonly string[] {
  return findCriticalPath(list, graph).tasks;
}

/** Measures the chains behind all tasks, each counting as much as `weightOf` says. Linear. */
export function measureChains(list: TaskList, graph: TaskGraph, weightOf: (task: Task) => number): ChainLengths {
  const flow = likelyFlow(list, graph);
  const lengths = new Float64Array(flow.next.length);
  const via = new Int32Array(flow.next.length).fill(-1);
  for (const node of topologicalOrder(flow).toReversed()) {
    for (const target of flow.next[node] ?? []) takeLonger(node, target, lengths, via);
    const task = flow.tasks[node];
    if (task !== undefined) lengths[node] = (lengths[node] ?? 0) + weightOf(task);
  }
  const numbers = new Map(flow.tasks.map(({ id }, node) => [id, node]));
  return {
    of: (id) => lengths[numbers.get(id) ?? -1] ?? 0,
    longest: follow(firstLongest(lengths, flow.tasks.length), via, flow),
  };
}

function takeLonger(node: number, target: number, lengths: Float64Array, via: Int32Array): void {
  if (via[node] !== -1 && (lengths[target] ?? 0) <= (lengths[node] ?? 0)) return;
  lengths[node] = lengths[target] ?? 0;
  via[node] = target;
}

function firstLongest(lengths: Float64Array, tasks: number): number {
  let best = -1;
  for (let node = 0; node < tasks; node += 1) {
    if ((lengths[node] ?? 0) > (lengths[best] ?? 0)) best = node;
  }
  return best;
}

function follow(start: number, via: Int32Array, flow: Flow): string[] {
  const path: string[] = [];
  for (let node = start; node !== -1; node = via[node] ?? -1) {
    const id = flow.tasks[node]?.id;
    if (id !== undefined) path.push(id);
  }
  return path;
}

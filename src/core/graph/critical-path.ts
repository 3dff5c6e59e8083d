import type { TaskList } from "../bundle/task-list.ts";
import { isLikely } from "./confidence.ts";
import { buildFlow, type Flow } from "./flow.ts";
import type { TaskGraph } from "./task-graph.ts";
import { topologicalOrder } from "./topological-order.ts";

/** Tasks on the longest chain behind each task, itself included; 0 for tasks in a cycle or before one. */
export interface ChainLengths {
  of(id: string): number;
  /** The longest chain of all, by the number of tasks; of equally long ones the first in document order. */
  readonly longest: readonly string[];
}

/** The longest chain of tasks that wait for one another, by count: documents rarely state durations. */
export function criticalPath(list: TaskList, graph: TaskGraph): readonly string[] {
  return measureChains(list, graph, () => true).longest;
}

/** Measures the chains behind all tasks, counting the tasks that `counts` accepts. Linear. */
export function measureChains(list: TaskList, graph: TaskGraph, counts: (id: string) => boolean): ChainLengths {
  const flow = buildFlow(list, graph, isLikely);
  const lengths = new Int32Array(flow.next.length);
  const via = new Int32Array(flow.next.length).fill(-1);
  for (const node of topologicalOrder(flow).reverse()) {
    for (const target of flow.next[node] ?? []) takeLonger(node, target, lengths, via);
    const id = flow.taskIds[node];
    if (id !== undefined && counts(id)) lengths[node] = (lengths[node] ?? 0) + 1;
  }
  const numbers = new Map(flow.taskIds.map((id, node) => [id, node]));
  return {
    of: (id) => lengths[numbers.get(id) ?? -1] ?? 0,
    longest: follow(firstLongest(lengths, flow.taskIds.length), via, flow),
  };
}

function takeLonger(node: number, target: number, lengths: Int32Array, via: Int32Array): void {
  if (via[node] !== -1 && (lengths[target] ?? 0) <= (lengths[node] ?? 0)) return;
  lengths[node] = lengths[target] ?? 0;
  via[node] = target;
}

function firstLongest(lengths: Int32Array, tasks: number): number {
  let best = -1;
  for (let node = 0; node < tasks; node += 1) {
    if ((lengths[node] ?? 0) > (lengths[best] ?? 0)) best = node;
  }
  return best;
}

function follow(start: number, via: Int32Array, flow: Flow): string[] {
  const path: string[] = [];
  for (let node = start; node !== -1; node = via[node] ?? -1) {
    const id = flow.taskIds[node];
    if (id !== undefined) path.push(id);
  }
  return path;
}

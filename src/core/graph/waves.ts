import type { TaskList } from "../bundle/task-list.ts";
import { likelyFlow } from "./flow.ts";
import type { TaskGraph } from "./task-graph.ts";
import { topologicalOrder } from "./topological-order.ts";

/**
 * Tasks in waves: those of a wave wait only for earlier waves, and could be worked on side by side. In document order
 * within a wave. Tasks in a cycle, and behind one, are in no wave.
 */
export function findWaves(list: TaskList, graph: TaskGraph): readonly (readonly string[])[] {
  const flow = likelyFlow(list, graph);
  const level = new Int32Array(flow.next.length);
  const reached = topologicalOrder(flow);
  for (const node of reached) {
    const after = (level[node] ?? 0) + (node < flow.tasks.length ? 1 : 0);
    for (const target of flow.next[node] ?? []) level[target] = Math.max(level[target] ?? 0, after);
  }
  const tasks = reached.filter((node) => node < flow.tasks.length).sort((a, b) => a - b);
  const waves: string[][] = [];
  for (const node of tasks) {
    const id = flow.tasks[node]?.id ?? "";
    const wave = level[node] ?? 0;
    while (waves.length <= wave) waves.push([]);
    waves[wave]?.push(id);
  }
  return waves;
}

import type { Flow } from "./flow.ts";

/** Nodes in an order in which each comes after everything it waits for. Nodes in a cycle, and behind one, are left out. */
export function topologicalOrder(flow: Flow): number[] {
  const waiting = new Int32Array(flow.next.length);
  for (const targets of flow.next) for (const target of targets) waiting[target] = (waiting[target] ?? 0) + 1;
  const order: number[] = [];
  waiting.forEach((count, node) => {
    if (count === 0) order.push(node);
  });
  for (const node of order) {
    for (const target of flow.next[node] ?? []) {
      const left = (waiting[target] ?? 0) - 1;
      waiting[target] = left;
      if (left === 0) order.push(target);
    }
  }
  return order;
}

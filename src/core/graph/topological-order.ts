import type { Flow } from "./flow.ts";

/** Nodes in an order in which each comes after everything it waits for. Nodes in a cycle, and behind one, are left out. */
export function topologicalOrder({ next }: Pick<Flow, "next">): readonly number[] {
  const known = orders.get(next) ?? readOrder(next);
  orders.set(next, known);
  return known;
}

const orders = new WeakMap<Flow["next"], readonly number[]>();

function readOrder(next: Flow["next"]): number[] {
  const waiting = new Int32Array(next.length);
  for (const targets of next) for (const target of targets) waiting[target] = (waiting[target] ?? 0) + 1;
  const order: number[] = [];
  waiting.forEach((count, node) => {
    if (count === 0) order.push(node);
  });
  for (const node of order) {
    for (const target of next[node] ?? []) {
      const left = (waiting[target] ?? 0) - 1;
      waiting[target] = left;
      if (left === 0) order.push(target);
    }
  }
  return order;
}

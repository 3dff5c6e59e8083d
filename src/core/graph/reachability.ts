import type { Flow } from "./flow.ts";

/** Steps that all questions about one flow may take together; beyond them the answer is that nobody knows. */
const MOST_STEPS = 2_000_000;

/** Tells whether one node leads to another; null once that would take too long. Each start is walked once. */
export function reachability({ next }: Flow): (from: number, to: number) => boolean | null {
  const known = new Map<number, ReadonlySet<number>>();
  let steps = MOST_STEPS;
  const walk = (from: number): ReadonlySet<number> | null => {
    const reached = new Set<number>();
    const queue = [from];
    for (const node of queue) {
      for (const target of next[node] ?? []) {
        if (steps-- <= 0) return null;
        if (reached.has(target)) continue;
        reached.add(target);
        queue.push(target);
      }
    }
    known.set(from, reached);
    return reached;
  };
  return (from, to) => {
    const reached = known.get(from) ?? (steps > 0 ? walk(from) : null);
    return reached === null ? null : reached.has(to);
  };
}

import type { Flow } from "./flow.ts";

/** Steps that all questions about one flow may take together; beyond them the answer is that nobody knows. */
const MOST_STEPS = 2_000_000;

/** Nodes that a set of nodes leads to, themselves left out unless a way leads back; null once that would take too long. */
export type Reach = (from: readonly number[]) => ReadonlySet<number> | null;

/** Answers questions about one flow; each set of starts is walked once. */
export function reachability({ next }: Flow): Reach {
  const known = new Map<string | number, ReadonlySet<number>>();
  let steps = MOST_STEPS;
  const walk = (from: readonly number[]): ReadonlySet<number> | null => {
    const reached = new Set<number>();
    const queue = [...from];
    for (const node of queue) {
      for (const target of next[node] ?? []) {
        if (steps-- <= 0) return null;
        if (reached.has(target)) continue;
        reached.add(target);
        queue.push(target);
      }
    }
    return reached;
  };
  return (from) => {
    const key = from.length === 1 ? (from[0] ?? "") : from.join(" ");
    const answer = known.get(key) ?? (steps > 0 ? walk(from) : null);
    if (answer !== null) known.set(key, answer);
    return answer;
  };
}

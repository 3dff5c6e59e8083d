import type { Confidence } from "../references/expression.ts";

const RANKS: Readonly<Record<Confidence, number>> = { exact: 3, high: 2, medium: 1, low: 0 };

/** Whether `a` can be trusted more than `b`. */
export function isSurer(a: Confidence, b: Confidence): boolean {
  return RANKS[a] > RANKS[b];
}

/** Good enough to fail a check on. */
export function isCertain(confidence: Confidence): boolean {
  return RANKS[confidence] >= RANKS.high;
}

/** Good enough to hold a task back in `next`, which costs nobody a red check. */
export function isLikely(confidence: Confidence): boolean {
  return RANKS[confidence] >= RANKS.medium;
}

/**
 * Two works timed in turns, so that a busy machine slows both: the middle of the ratios of the first to the second, and
 * the middle of the times of each, in milliseconds. One round more is thrown away.
 */
export function medianPair(first: () => void, second: () => void, rounds: number) {
  first();
  second();
  const pairs = Array.from({ length: rounds }, () => ({ first: timeOf(first), second: timeOf(second) }));
  return {
    ratio: middle(pairs.map((pair) => pair.first / pair.second)),
    first: middle(pairs.map((pair) => pair.first)),
    second: middle(pairs.map((pair) => pair.second)),
  };
}

export function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function timeOf(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

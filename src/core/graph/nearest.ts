import { distance } from "fastest-levenshtein";

const MOST_CANDIDATES = 5;

/** Longer ids are never suggested: edit distance is quadratic in their length. */
const LONGEST_ID = 40;

/** Comparisons that one graph spends on suggestions; a document full of unknown ids gets none for the rest. */
const COMPARISONS = 500_000;

/** Suggests defined ids for unknown ones, nearest first, at most five each, within a budget for all calls together. */
export type Suggest = (wanted: string) => readonly string[];

/** A `Suggest` over `ids`; of equally near ones, those with the longer common beginning come first, then document order. */
export function suggestFrom(ids: readonly string[]): Suggest {
  let comparisons = COMPARISONS;
  return (wanted) => {
    if (wanted.length > LONGEST_ID || comparisons < ids.length) return [];
    comparisons -= ids.length;
    return nearest(wanted, ids);
  };
}

/** The `ids` that `wanted` may be a slip of, nearest first, at most five. */
export function nearest(wanted: string, ids: readonly string[]): readonly string[] {
  const farthest = Math.min(3, Math.max(1, Math.floor(wanted.length / 2)));
  const near: { id: string; far: number; common: number }[] = [];
  for (const id of ids) {
    if (id.length > LONGEST_ID || Math.abs(id.length - wanted.length) > farthest) continue;
    const far = distance(wanted.toLowerCase(), id.toLowerCase());
    if (far <= farthest) near.push({ id, far, common: commonBeginning(wanted, id) });
  }
  near.sort((a, b) => a.far - b.far || b.common - a.common);
  return near.slice(0, MOST_CANDIDATES).map(({ id }) => id);
}

function commonBeginning(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

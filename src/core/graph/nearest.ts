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

/** More that are equally near are no suggestion but a guess. */
const MOST_ALIKE = 2;

/**
 * The `ids` that `wanted` may be a slip of, nearest first, at most five. Another digit makes another id, not a slip: of
 * what holds digits only those are near that are spelt otherwise, have one character more or less, two of them swapped,
 * or another letter; and none where more than two are equally near.
 */
export function nearest(wanted: string, ids: readonly string[]): readonly string[] {
  return /\d/.test(wanted) ? slips(wanted, ids) : words(wanted, ids);
}

function words(wanted: string, names: readonly string[]): readonly string[] {
  const farthest = Math.min(3, Math.max(1, Math.floor(wanted.length / 3)));
  const near: { id: string; far: number; common: number }[] = [];
  for (const id of names) {
    if (id.length > LONGEST_ID || Math.abs(id.length - wanted.length) > farthest) continue;
    const far = distance(wanted.toLowerCase(), id.toLowerCase());
    if (far <= farthest) near.push({ id, far, common: commonBeginning(wanted, id) });
  }
  near.sort((a, b) => a.far - b.far || b.common - a.common);
  return near.slice(0, MOST_CANDIDATES).map(({ id }) => id);
}

function slips(wanted: string, ids: readonly string[]): readonly string[] {
  const same: string[] = [];
  const near: string[] = [];
  const bare = bareId(wanted);
  for (const id of ids) {
    if (id.length > LONGEST_ID || Math.abs(id.length - wanted.length) > 4) continue;
    if (bareId(id) === bare) same.push(id);
    else if (isSlip(wanted.toLowerCase(), id.toLowerCase())) near.push(id);
  }
  const found = same.length > 0 ? same : near;
  return found.length > MOST_ALIKE ? [] : found;
}

/** Without hyphens, padding and letter case: `T-012` and `t12` are spelt otherwise. */
function bareId(id: string): string {
  return id
    .toLowerCase()
    .replace(/[-_\s]/g, "")
    .replace(/(?<!\d)0{1,9}(?=\d)/g, "");
}

/** One character more or less, two neighbours swapped, or another letter. */
function isSlip(a: string, b: string): boolean {
  if (a.length !== b.length) return Math.abs(a.length - b.length) === 1 && distance(a, b) === 1;
  const at = [...a].findIndex((char, place) => char !== b[place]);
  if (at < 0) return false;
  const isSwapped = a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
  const isOther = a.slice(at + 1) === b.slice(at + 1) && !/\d/.test(`${a[at]}${b[at]}`);
  return isSwapped || isOther;
}

function commonBeginning(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

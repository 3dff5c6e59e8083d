import { distance } from "fastest-levenshtein";

const MOST_CANDIDATES = 5;

/** Longer ids are never suggested: edit distance is quadratic in their length. */
const LONGEST_ID = 40;

/** Comparisons that one list of names spends on suggestions; a document full of unknown ids gets none for the rest. */
const COMPARISONS = 500_000;

/** More that are equally near are no suggestion but a guess. */
const MOST_ALIKE = 2;

/** Suggests defined ids for unknown ones, nearest first, at most five each, within a budget for all calls together. */
export type Suggest = (wanted: string) => readonly string[];

interface Name {
  readonly id: string;
  readonly folded: string;
  readonly position: number;
}

/** The names that are asked for, read once. */
interface Names {
  readonly byLength: ReadonlyMap<number, readonly Name[]>;
  /** Those that are spelt alike but for hyphens, padding and letter case. */
  readonly byBare: ReadonlyMap<string, readonly Name[]>;
}

/**
 * A `Suggest` over `ids`, which are read once, at the first call. Of what holds no digits those are suggested that are
 * near, the nearest first; of equally near ones, those with the longer common beginning come first, then document order.
 * Another digit makes another id, not a slip: of what holds digits only those are near that are spelt otherwise, have
 * one character more or less, two of them swapped, or another letter; and none where more than two are equally near.
 */
export function suggestFrom(ids: Iterable<string>): Suggest {
  let names: Names | null = null;
  let left = COMPARISONS;
  return (wanted) => {
    if (wanted.length > LONGEST_ID) return [];
    names ??= namesIn(ids);
    const isNumbered = /\d/.test(wanted);
    const same = isNumbered ? spelledAlike(wanted, names) : [];
    if (same.length > 0) return same.length > MOST_ALIKE ? [] : same;
    const alike = ofLength(wanted.length, isNumbered ? 1 : farthestFrom(wanted), names);
    left -= alike.reduce((sum, { length }) => sum + length, 0);
    if (left < 0) return [];
    return isNumbered ? slips(wanted, alike) : words(wanted, alike);
  };
}

/** The `ids` that `wanted` may be a slip of, as `suggestFrom` has them. */
export function nearest(wanted: string, ids: Iterable<string>): readonly string[] {
  return suggestFrom(ids)(wanted);
}

function namesIn(ids: Iterable<string>): Names {
  const names: Name[] = [];
  let position = 0;
  for (const id of ids) {
    if (id.length <= LONGEST_ID) names.push({ id, folded: id.toLowerCase(), position });
    position += 1;
  }
  return {
    byLength: Map.groupBy(names, ({ id }) => id.length),
    byBare: Map.groupBy(names, ({ folded }) => bareId(folded)),
  };
}

function spelledAlike(wanted: string, { byBare }: Names): readonly string[] {
  const same = byBare.get(bareId(wanted.toLowerCase())) ?? [];
  return same.filter(({ id }) => Math.abs(id.length - wanted.length) <= 4).map(({ id }) => id);
}

/** Names that are as long, give or take a few characters, length by length. */
function ofLength(length: number, difference: number, { byLength }: Names): readonly (readonly Name[])[] {
  const lengths = Array.from({ length: 2 * difference + 1 }, (_, at) => length - difference + at);
  return lengths.map((one) => byLength.get(one) ?? []);
}

function farthestFrom(wanted: string): number {
  return Math.min(3, Math.max(1, Math.floor(wanted.length / 3)));
}

function words(wanted: string, alike: readonly (readonly Name[])[]): readonly string[] {
  const farthest = farthestFrom(wanted);
  const lower = wanted.toLowerCase();
  const near = alike.flatMap((names) =>
    names.flatMap((name) => {
      const far = distance(lower, name.folded);
      return far > farthest ? [] : [{ ...name, far, common: commonBeginning(wanted, name.id) }];
    }),
  );
  near.sort((a, b) => a.far - b.far || b.common - a.common || a.position - b.position);
  return near.slice(0, MOST_CANDIDATES).map(({ id }) => id);
}

function slips(wanted: string, alike: readonly (readonly Name[])[]): readonly string[] {
  const lower = wanted.toLowerCase();
  const found = alike.flatMap((names) => names.filter(({ folded }) => isSlip(lower, folded)));
  if (found.length > MOST_ALIKE) return [];
  return found.sort((a, b) => a.position - b.position).map(({ id }) => id);
}

/** Without hyphens and padding: `t-012` and `t12` are spelt otherwise. */
function bareId(id: string): string {
  return id.replace(/[-_\s]/g, "").replace(/(?<!\d)0{1,9}(?=\d)/g, "");
}

/** One character more or less, two neighbours swapped, or another letter. */
function isSlip(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (Math.max(a.length, b.length) > shorter + 1) return false;
  const at = commonBeginning(a, b);
  const different = shorter - at - commonEnd(a, b, shorter - at);
  if (a.length !== b.length) return different === 0;
  if (different === 2) return a[at] === b[at + 1] && a[at + 1] === b[at];
  return different === 1 && !/\d/.test(`${a[at]}${b[at]}`);
}

/** How many characters are the same at the end, at most `most`. */
function commonEnd(a: string, b: string, most: number): number {
  let length = 0;
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) length += 1;
  return length;
}

function commonBeginning(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

import { distance } from "fastest-levenshtein";

/** Edit distance is quadratic in the length of names, and a list of all files is long. */
const LONGEST = 120;
const MOST = 1_000;

/** The names that a written one may be a slip of, nearest first, at most three: a third of its characters may differ. */
export function nearestNames(wanted: string, names: readonly string[]): readonly string[] {
  if (wanted.length > LONGEST) return [];
  const farthest = Math.max(1, Math.floor(wanted.length / 3));
  return names
    .slice(0, MOST)
    .filter((name) => name.length <= LONGEST && Math.abs(name.length - wanted.length) <= farthest)
    .map((name) => ({ name, far: distance(name.toLowerCase(), wanted.toLowerCase()) }))
    .filter(({ far }) => far <= farthest)
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ name }) => name);
}

import { splitId } from "./identifiers.ts";

/** Longer ranges are a slip. */
const MAX_RANGE = 100;

/** Both ends of a range, the second one written out in full. */
export interface IdRange {
  readonly from: string;
  readonly to: string;
}

/**
 * Reads one written token as a range, where it is one: `T012-15` is T012 to T015, `M1.1-3` M1.1 to M1.3. `TASK-101`, `T1-1` and everything
 * that is itself a defined id are not.
 */
export function rangeInToken(token: string, isDefined: (id: string) => boolean): IdRange | null {
  const match = /^([A-Z]{1,8}\d{1,6}(?:\.\d{1,6}){0,5})-(\d{1,6})$/.exec(token);
  if (!match || isDefined(token)) return null;
  const [, from = "", end = ""] = match;
  const { prefix, number } = splitId(from);
  if (Number(end) <= Number(number)) return null;
  return { from, to: `${prefix}${end.padStart(number.length, "0")}` };
}

/** Completes a range from its written ends: `1.1` to `1.7`, `T001` to `3`. Null where the ends have nothing in common. */
export function rangeBetween(from: string, to: string): IdRange | null {
  const start = splitId(from);
  const end = splitId(to);
  if (start.prefix === end.prefix) return { from, to };
  const isShort = end.prefix === "" && /[A-Z]/.test(start.prefix);
  if (isShort) return { from, to: `${start.prefix}${to.padStart(start.number.length, "0")}` };
  return sameFamily(from, to) ? { from, to } : null;
}

function sameFamily(from: string, to: string): boolean {
  const letters = (id: string) => /^\D*/.exec(id)?.[0] ?? "";
  return letters(from) === letters(to);
}

/** Every id from one end to the other by number; only the ends where they do not count up, or too far. */
export function expandRange({ from, to }: IdRange): string[] {
  const { prefix, number } = splitId(from);
  const size = Number(splitId(to).number) - Number(number) + 1;
  if (prefix !== splitId(to).prefix || !(size >= 2 && size <= MAX_RANGE)) return [...new Set([from, to])];
  return Array.from(
    { length: size },
    (_, index) => `${prefix}${String(Number(number) + index).padStart(number.length, "0")}`,
  );
}

import { distance } from "fastest-levenshtein";

/** Characters that are compared one by one; longer texts are compared line by line. */
const LONGEST = 16_384;
/** Lines of a text that are compared. */
const MOST_LINES = 20_000;

/**
 * How much two texts differ, from 0 for equal ones to 1: their edit distance over the length of the longer one. What they
 * have in common at both ends is left out first, and texts that still differ over more than 16,384 characters are
 * compared by lines, so the work is bounded.
 */
export function textDifference(one: string, other: string): number {
  const longer = Math.max(one.length, other.length);
  if (longer === 0) return 0;
  const [a, b] = withoutCommonEnds(one, other);
  if (Math.max(a.length, b.length) <= LONGEST) return distance(a, b) / longer;
  return lineDifference(one, other);
}

function withoutCommonEnds(a: string, b: string): readonly [string, string] {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}

/** Each distinct line becomes one character; a line counts the same however long it is. */
function lineDifference(one: string, other: string): number {
  const codes = new Map<string, string>();
  const encode = (text: string) => {
    const lines = text.split("\n", MOST_LINES).filter((line) => line.trim() !== "");
    return lines.map((line) => {
      const code = codes.get(line) ?? String.fromCharCode(codes.size % 0xd800);
      codes.set(line, code);
      return code;
    });
  };
  const [a, b] = [encode(one).join(""), encode(other).join("")];
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 0 : distance(...withoutCommonEnds(a, b)) / longer;
}

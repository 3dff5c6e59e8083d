/** Says on which line of one text a line of another stands; both are counted from 1. */
export type LineMap = (line: number) => number;

const decoder = new TextDecoder();

/**
 * Leads from the lines of `from` to those of `to`. A line that stands once in each is found wherever it went; what lies
 * between two found lines is counted on from the first of them, as far as the second. n log n in the number of lines.
 */
export function mapLines(from: Uint8Array, to: Uint8Array): LineMap {
  const [before, after] = [linesOf(from), linesOf(to)];
  const anchors = findAnchors(before, after);
  return (line) => {
    const at = lastAtOrBefore(anchors, line - 1);
    const start = at < 0 ? { from: -1, to: -1 } : anchors[at];
    const end = anchors[at + 1]?.to ?? after.length;
    const wanted = (start?.to ?? -1) + (line - 1 - (start?.from ?? -1));
    return Math.max(1, Math.min(wanted, end - 1, after.length - 1) + 1);
  };
}

interface Anchor {
  readonly from: number;
  readonly to: number;
}

function linesOf(bytes: Uint8Array): readonly string[] {
  return decoder.decode(bytes).split(/\r\n|\n|\r/);
}

/** Equal lines in the same order on both sides: those at both ends, and the unique ones between. */
function findAnchors(before: readonly string[], after: readonly string[]): readonly Anchor[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const first = Array.from({ length: head }, (_, at) => ({ from: at, to: at }));
  const last = Array.from({ length: tail }, (_, at) => ({
    from: before.length - tail + at,
    to: after.length - tail + at,
  }));
  return [...first, ...uniqueBetween(before, after, head, tail), ...last];
}

function uniqueBetween(before: readonly string[], after: readonly string[], head: number, tail: number): Anchor[] {
  const theirs = onlyOnce(after.slice(head, after.length - tail));
  const ours = onlyOnce(before.slice(head, before.length - tail));
  const pairs = [...ours].flatMap(([line, from]): Anchor[] => {
    const to = theirs.get(line);
    return to === undefined ? [] : [{ from: head + from, to: head + to }];
  });
  return longestRising(pairs);
}

function onlyOnce(lines: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (const [at, line] of lines.entries()) {
    if (places.has(line)) repeated.add(line);
    places.set(line, at);
  }
  for (const line of repeated) places.delete(line);
  return places;
}

/** The longest run of pairs that rises on both sides; `pairs` rise in `from` already. */
function longestRising(pairs: readonly Anchor[]): Anchor[] {
  const ends: { readonly pair: Anchor; readonly previous: number }[] = [];
  const piles: number[] = [];
  for (const pair of pairs) {
    let low = 0;
    for (let high = piles.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((ends[piles[middle] ?? -1]?.pair.to ?? Number.POSITIVE_INFINITY) < pair.to) low = middle + 1;
      else high = middle;
    }
    ends.push({ pair, previous: low === 0 ? -1 : (piles[low - 1] ?? -1) });
    piles[low] = ends.length - 1;
  }
  const rising: Anchor[] = [];
  for (let at = piles.at(-1) ?? -1; at >= 0; at = ends[at]?.previous ?? -1) {
    const pair = ends[at]?.pair;
    if (pair) rising.push(pair);
  }
  return rising.reverse();
}

function lastAtOrBefore(anchors: readonly Anchor[], line: number): number {
  let low = 0;
  for (let high = anchors.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((anchors[middle]?.from ?? Number.POSITIVE_INFINITY) <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

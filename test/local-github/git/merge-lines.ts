import { diffLines, isBinary, type LineChange, linesOf } from "./line-diff.ts";

/** The text with both sides' changes, or null on a conflict; changes that touch conflict unless they are the same. */
export function mergeLines(base: Uint8Array, ours: Uint8Array, theirs: Uint8Array): Uint8Array | null {
  if ([base, ours, theirs].some(isBinary)) return null;
  const text = linesOf(base);
  const left = sideOf(text, linesOf(ours));
  const right = sideOf(text, linesOf(theirs));
  const merged: string[] = [];
  let done = 0;
  for (const region of regionsOf(left.changes, right.changes)) {
    const [ourText, theirText] = [replacement(text, left, region), replacement(text, right, region)];
    if (region.both && ourText !== theirText) return null;
    merged.push(...text.slice(done, region.start), region.ours ? ourText : theirText);
    done = region.end;
  }
  return Buffer.from([...merged, ...text.slice(done)].join(""), "latin1");
}

interface Side {
  readonly lines: readonly string[];
  readonly changes: readonly LineChange[];
}

/** Lines `[start, end)` of the base that one side or both have changed. */
interface Region {
  readonly start: number;
  readonly end: number;
  readonly ours: boolean;
  readonly both: boolean;
}

function sideOf(base: readonly string[], lines: readonly string[]): Side {
  return { lines, changes: diffLines(base, lines) };
}

function regionsOf(ours: readonly LineChange[], theirs: readonly LineChange[]): Region[] {
  const all = [
    ...ours.map((change) => ({ start: change.beforeStart, end: change.beforeEnd, ours: true, both: false })),
    ...theirs.map((change) => ({ start: change.beforeStart, end: change.beforeEnd, ours: false, both: false })),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
  const regions: Region[] = [];
  for (const next of all) {
    const last = regions.at(-1);
    if (last && next.start <= last.end) regions[regions.length - 1] = join(last, next);
    else regions.push(next);
  }
  return regions;
}

function join(a: Region, b: Region): Region {
  const both = a.both || a.ours !== b.ours;
  return { start: a.start, end: Math.max(a.end, b.end), ours: a.ours, both };
}

/** What a side has in place of a region of the base. */
function replacement(base: readonly string[], side: Side, region: Region): string {
  const parts: string[] = [];
  let done = region.start;
  for (const change of side.changes) {
    if (change.beforeStart < region.start || change.beforeEnd > region.end) continue;
    parts.push(...base.slice(done, change.beforeStart), ...side.lines.slice(change.afterStart, change.afterEnd));
    done = change.beforeEnd;
  }
  return [...parts, ...base.slice(done, region.end)].join("");
}

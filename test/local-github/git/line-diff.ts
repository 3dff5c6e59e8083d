/** Lines `[beforeStart, beforeEnd)` of one text became lines `[afterStart, afterEnd)` of another; counted from 0. */
export interface LineChange {
  readonly beforeStart: number;
  readonly beforeEnd: number;
  readonly afterStart: number;
  readonly afterEnd: number;
}

/** Lines with their line endings; joined they are the text again, byte for byte, as Latin-1. */
export function linesOf(bytes: Uint8Array): string[] {
  return (
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      .toString("latin1")
      .match(/[^\n]*\n|[^\n]+/g) ?? []
  );
}

/** Git's own test: a NUL in the first 8,000 bytes. */
export function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 8000).includes(0);
}

/** Memory grows with the square of the rounds; texts that differ more are taken as one change, as git's own heuristics do. */
const MOST_ROUNDS = 2_000;

/** A shortest list of changes from one text to another (Myers 1986), in order; one change for texts that share little. */
export function diffLines(before: readonly string[], after: readonly string[]): LineChange[] {
  const start = commonStart(before, after);
  const end = commonEnd(before, after, start);
  const a = before.slice(start, before.length - end);
  const b = after.slice(start, after.length - end);
  const rounds = exploreDiagonals(a, b);
  if (rounds) return groupSteps(traceSteps(a, b, rounds), start);
  return [{ beforeStart: start, beforeEnd: start + a.length, afterStart: start, afterEnd: start + b.length }];
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}

function commonEnd(a: readonly string[], b: readonly string[], start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let n = 0;
  while (n < most && a[a.length - 1 - n] === b[b.length - 1 - n]) n++;
  return n;
}

/** The furthest line of `a` on each diagonal, before each round; the last round reaches the end of both. Null where none does. */
function exploreDiagonals(a: readonly string[], b: readonly string[]): Map<number, number>[] | null {
  const furthest = new Map([[1, 0]]);
  const rounds: Map<number, number>[] = [];
  for (let d = 0; d <= MOST_ROUNDS; d++) {
    rounds.push(new Map(furthest));
    for (let k = -d; k <= d; k += 2) {
      let x = isDown(furthest, k, d) ? at(furthest, k + 1) : at(furthest, k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      furthest.set(k, x);
      if (x >= a.length && x - k >= b.length) return rounds;
    }
  }
  return null;
}

function isDown(furthest: ReadonlyMap<number, number>, k: number, d: number): boolean {
  return k === -d || (k !== d && at(furthest, k - 1) < at(furthest, k + 1));
}

function at(furthest: ReadonlyMap<number, number>, k: number): number {
  return furthest.get(k) ?? 0;
}

interface Step {
  readonly x: number;
  readonly y: number;
  readonly inserts: boolean;
}

/** The single insertions and deletions, walked back from the end. */
function traceSteps(a: readonly string[], b: readonly string[], rounds: readonly Map<number, number>[]): Step[] {
  const steps: Step[] = [];
  let [x, y] = [a.length, b.length];
  for (let d = rounds.length - 1; d > 0; d--) {
    const furthest = rounds[d] ?? new Map<number, number>();
    const k = x - y;
    const inserts = isDown(furthest, k, d);
    const previous = inserts ? k + 1 : k - 1;
    x = at(furthest, previous);
    y = x - previous;
    steps.push({ x, y, inserts });
  }
  return steps.reverse();
}

function groupSteps(steps: readonly Step[], offset: number): LineChange[] {
  const changes: LineChange[] = [];
  for (const { x, y, inserts } of steps) {
    const last = changes.at(-1);
    const [beforeEnd, afterEnd] = [offset + x + (inserts ? 0 : 1), offset + y + (inserts ? 1 : 0)];
    const joins = last?.beforeEnd === offset + x && last.afterEnd === offset + y;
    if (last && joins) changes[changes.length - 1] = { ...last, beforeEnd, afterEnd };
    else changes.push({ beforeStart: offset + x, beforeEnd, afterStart: offset + y, afterEnd });
  }
  return changes;
}

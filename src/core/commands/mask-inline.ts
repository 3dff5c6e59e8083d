/**
 * Marks the characters of a paragraph that stand in inline code, HTML or links, also across line ends: 1 for marked.
 * Linear in the length of the text.
 */
export function maskInline(text: string): Uint8Array {
  const depth = new Int32Array(text.length + 1);
  const mark = (start: number, end: number) => {
    depth[start] = (depth[start] ?? 0) + 1;
    depth[end] = (depth[end] ?? 0) - 1;
  };
  markCode(text, mark);
  markHtml(text, mark);
  markLinks(text, mark);
  let current = 0;
  return Uint8Array.from({ length: text.length }, (_, index) => {
    current += depth[index] ?? 0;
    return Number(current > 0);
  });
}

type Mark = (start: number, end: number) => void;

/** A run of backticks opens code that the next run of the same length closes. */
function markCode(text: string, mark: Mark): void {
  const runs = [...text.matchAll(/`+/g)].map((match) => ({ start: match.index, length: match[0].length }));
  const next = nextOfSameLength(runs.map(({ length }) => length));
  for (let index = 0; index < runs.length; index += 1) {
    const close = next[index] ?? -1;
    const [from, to] = [runs[index], runs[close]];
    if (!from || !to) continue;
    mark(from.start, to.start + to.length);
    index = close;
  }
}

/** For each item the index of the next equal one, or -1. */
function nextOfSameLength(lengths: readonly number[]): readonly number[] {
  const seen = new Map<number, number>();
  const next = lengths.map(() => -1);
  for (let index = lengths.length - 1; index >= 0; index -= 1) {
    const length = lengths[index] ?? 0;
    next[index] = seen.get(length) ?? -1;
    seen.set(length, index);
  }
  return next;
}

function markHtml(text: string, mark: Mark): void {
  for (const tag of text.matchAll(/<[a-z/][^<>]*>/gi)) mark(tag.index, tag.index + tag[0].length);
  let open = text.indexOf("<!--");
  while (open >= 0) {
    const close = text.indexOf("-->", open + 4);
    if (close < 0) return;
    mark(open, close + 3);
    open = text.indexOf("<!--", close + 3);
  }
}

/** `[text](target)` and `[text][label]`; a text in brackets alone is no link. */
function markLinks(text: string, mark: Mark): void {
  const open: number[] = [];
  let close = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === "[") open.push(index);
    if (text[index] !== "]") continue;
    const start = open.pop();
    if (start === undefined) continue;
    if (text[index + 1] === "[") mark(start, index + 1);
    if (text[index + 1] !== "(") continue;
    if (close >= 0 && close < index) close = text.indexOf(")", index);
    if (close >= 0) mark(start, close + 1);
  }
}

/**
 * Marks the characters of a paragraph that stand in inline code, HTML or links, also across line ends: 1 for marked.
 * Links may cost the square of the length, so callers bound it.
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

/**
 * A run of backticks opens code that the next run of the same length closes. A backslash takes the first backtick of a
 * run that would open, and none of one that closes.
 */
function markCode(text: string, mark: Mark): void {
  const runs = [...text.matchAll(/`+/g)].map((match) => ({ start: match.index, length: match[0].length }));
  const later = runsByLength(runs.map(({ length }) => length));
  for (let index = 0; index < runs.length; index += 1) {
    const open = runs[index];
    if (!open) continue;
    const candidates = later.get(open.length - (isEscaped(text, open.start) ? 1 : 0)) ?? [];
    while ((candidates.at(-1) ?? Number.POSITIVE_INFINITY) <= index) candidates.pop();
    const close = candidates.at(-1);
    const end = close === undefined ? undefined : runs[close];
    if (close === undefined || !end) continue;
    mark(open.start, end.start + end.length);
    index = close;
  }
}

/** The indices of the runs of each length, last one first. */
function runsByLength(lengths: readonly number[]): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (let index = lengths.length - 1; index >= 0; index -= 1) {
    const length = lengths[index] ?? 0;
    const indices = found.get(length);
    if (indices) indices.push(index);
    else found.set(length, [index]);
  }
  return found;
}

function isEscaped(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && text[start - 1] === "\\") start -= 1;
  return (at - start) % 2 === 1;
}

/** A tag as CommonMark has it: values in quotes may hold anything. */
const TAG = /<[a-z][a-z0-9-]*(?:\s+[a-z_:][a-z0-9_.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>/gi;

/** What looks like a tag to people or to other parsers. */
const TAG_LIKE = /<[a-z/!?][^<>]*>/gi;

function markHtml(text: string, mark: Mark): void {
  for (const pattern of [TAG, TAG_LIKE]) {
    for (const tag of text.matchAll(pattern)) mark(tag.index, tag.index + tag[0].length);
  }
  let open = text.indexOf("<!--");
  while (open >= 0) {
    const close = text.indexOf("-->", open + 4);
    if (close < 0) return;
    mark(open, close + 3);
    open = text.indexOf("<!--", close + 3);
  }
}

/** `[text](target "title")` and `[text][label]`; a text in brackets alone is no link. */
function markLinks(text: string, mark: Mark): void {
  const open: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === "[") open.push(index);
    if (text[index] !== "]") continue;
    const start = open.pop();
    if (start === undefined) continue;
    if (text[index + 1] === "[") mark(start, index + 1);
    if (text[index + 1] === "(") mark(start, targetEnd(text, index + 1));
  }
}

const TITLE_START = /\(\s*\S*\s+(["'])/y;

/** Where the parenthesis behind a link's text is closed, parentheses in a quoted title left out; its start if never. */
function targetEnd(text: string, start: number): number {
  TITLE_START.lastIndex = start;
  const quote = TITLE_START.exec(text)?.[1];
  const titleEnd = quote === undefined ? -1 : text.indexOf(quote, TITLE_START.lastIndex);
  return Math.max(start, text.indexOf(")", Math.max(start, titleEnd)) + 1);
}

/** Replaces code spans and HTML comments by spaces and keeps line ends, so that lines can still be counted. Linear. */
export function blankOut(text: string): string {
  if (!text.includes("`") && !text.includes("<!--")) return text;
  const hidden = [...codeSpans(text), ...comments(text)].sort((a, b) => a.start - b.start);
  if (hidden.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of hidden) {
    if (end <= at) continue;
    parts.push(text.slice(at, Math.max(at, start)), text.slice(Math.max(at, start), end).replace(/[^\n]/g, " "));
    at = end;
  }
  return [...parts, text.slice(at)].join("");
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function* codeSpans(text: string): Generator<Range> {
  const runs = [...text.matchAll(/`+/g)].map(({ index, 0: { length } }) => ({ index, length }));
  const nextOfLength = new Map<number, number>();
  const closers = new Int32Array(runs.length).fill(-1);
  for (let at = runs.length - 1; at >= 0; at -= 1) {
    const length = runs[at]?.length ?? 0;
    closers[at] = nextOfLength.get(length) ?? -1;
    nextOfLength.set(length, at);
  }
  for (let at = 0; at < runs.length; at += 1) {
    const [opener, closer] = [runs[at], runs[closers[at] ?? -1]];
    if (!opener || !closer) continue;
    yield { start: opener.index, end: closer.index + closer.length };
    at = closers[at] ?? at;
  }
}

function* comments(text: string): Generator<Range> {
  for (let start = text.indexOf("<!--"); start !== -1; ) {
    const close = text.indexOf("-->", start + 4);
    const end = close === -1 ? text.length : close + 3;
    yield { start, end };
    start = text.indexOf("<!--", end);
  }
}

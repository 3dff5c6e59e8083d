const LF = 10;
const CR = 13;

/**
 * Offsets at which lines start; CR, LF and CRLF end a line, as in CommonMark. UTF-8 keeps both characters as single
 * bytes and a decoder never swallows them, so text and bytes have the same lines.
 */
export function lineStarts(length: number, codeAt: (index: number) => number): number[] {
  const starts = [0];
  for (let index = 0; index < length; index += 1) {
    const code = codeAt(index);
    if (code === LF || (code === CR && !(index + 1 < length && codeAt(index + 1) === LF))) starts.push(index + 1);
  }
  return starts;
}

/** The same for a text; where all lines end as on Unix, the engine finds them itself. */
export function textLineStarts(text: string): number[] {
  if (text.includes("\r")) return lineStarts(text.length, (index) => text.charCodeAt(index));
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** The line, from 0, that an offset is in. */
export function findLine(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

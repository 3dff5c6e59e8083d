import type { Span } from "./place.ts";

/** A row of dashes, pipes and colons, with a pipe; what begins with a dash and a space is a list item. */
const DELIMITER_ROW = /(?:\||:-|--)[-:| ]*(?![^\r\n])/y;
const DELIMITER = /^:?-+:?$/;

/** Number of columns that a delimiter row declares, or null where the line is none, or not one for certain. */
export function readDelimiterRow(text: string, { start, end }: Span): number | null {
  DELIMITER_ROW.lastIndex = start;
  if (!DELIMITER_ROW.test(text)) return null;
  const cells = readCells(text, { start, end });
  return cells.length > 0 && cells.every((cell) => DELIMITER.test(text.slice(cell.start, cell.end)))
    ? cells.length
    : null;
}

/**
 * The cells of a row without the white space around them; none where the row has no pipe. Pipes divide whatever stands
 * around them, code spans too, unless a backslash stands before. An empty cell is where text could be written into it.
 */
export function readCells(text: string, { start, end }: Span): readonly Span[] {
  const pipes = pipesOf(text, start, end);
  const first = pipes[0];
  if (first === undefined) return [];
  const edges = isBlankBetween(text, start, first) ? pipes : [start - 1, ...pipes];
  const last = edges.at(-1) ?? start;
  const closed = isBlankBetween(text, last + 1, end) ? edges : [...edges, end];
  return closed.slice(0, -1).map((edge, at) => trimCell(text, edge + 1, closed[at + 1] ?? end));
}

function pipesOf(text: string, start: number, end: number): number[] {
  const pipes: number[] = [];
  for (let at = start; at < end; at += 1) {
    const char = text[at];
    if (char === "|") pipes.push(at);
    if (char === "\\" && (text[at + 1] === "|" || text[at + 1] === "\\")) at += 1;
  }
  return pipes;
}

function trimCell(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && isSpace(text[start])) start += 1;
  while (end > start && isSpace(text[end - 1])) end -= 1;
  return start < end ? { start, end } : emptyCell(text, from);
}

/** Where text could be written into an empty cell whose content may begin at `from`: behind a space, if there is one. */
export function emptyCell(text: string, from: number): Span {
  const at = text[from] === " " ? from + 1 : from;
  return { start: at, end: at };
}

function isBlankBetween(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (!isSpace(text[at])) return false;
  return true;
}

function isSpace(char: string | undefined): boolean {
  return char === " " || char === "\t";
}

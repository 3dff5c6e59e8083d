/** What stands before the content of a line: quote markers, bullets and indentation. */
export interface LinePrefix {
  /** Number of `>`. */
  readonly quotes: number;
  /** Column (from 0) of the first character that is neither space nor `>`; where a container has to reach to hold the line. */
  readonly indent: number;
  /** Content columns of the list items that the line opens, outermost first. */
  readonly opens: readonly number[];
  /** Offset and column of what comes after all markers. */
  readonly content: { readonly at: number; readonly column: number };
}

const TAB_STOP = 4;

/** Reads the container markers at the beginning of a line, at most `limit` of them; costs what the prefix is long. */
export function readLinePrefix(text: string, start: number, end: number, limit: number): LinePrefix {
  let at = start;
  let column = 0;
  let quotes = 0;
  let indent: number | null = null;
  const opens: number[] = [];
  const skipSpaces = () => {
    for (; at < end; at += 1) {
      const char = text[at];
      if (char === " ") column += 1;
      else if (char === "\t") column += TAB_STOP - (column % TAB_STOP);
      else return;
    }
  };
  skipSpaces();
  while (at < end && quotes + opens.length <= limit) {
    const width = markerWidth(text, at, end);
    if (width === 0) break;
    if (text[at] === ">") quotes += 1;
    else indent ??= column;
    at += width;
    column += width;
    const afterMarker = column;
    const isItem = text[at - 1] !== ">";
    skipSpaces();
    if (isItem) opens.push(at < end && column - afterMarker <= TAB_STOP ? column : afterMarker + 1);
  }
  return { quotes, indent: indent ?? column, opens, content: { at, column } };
}

/**
 * Most lines are seen to be plain, or one bullet and its content, by their first characters: nothing before the content
 * that begins with a letter or a bracket. Null for all others.
 */
export function plainPrefix(text: string, start: number, end: number): "none" | "bullet" | null {
  if (start < end && isWord(text.charCodeAt(start))) return "none";
  const isBullet = end - start > 2 && text.charCodeAt(start) === DASH && text.charCodeAt(start + 1) === SPACE;
  return isBullet && isWord(text.charCodeAt(start + 2)) ? "bullet" : null;
}

const DASH = 45;
const SPACE = 32;
const OPENING_BRACKET = 91;

function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === OPENING_BRACKET;
}

/** Width of a quote or list marker at `at`, 0 where there is none. A list marker is followed by a space or the line's end. */
function markerWidth(text: string, at: number, end: number): number {
  const char = text[at];
  if (char === ">") return 1;
  if (char === "-" || char === "*" || char === "+") return isGap(text, at + 1, end) ? 1 : 0;
  let digits = 0;
  while (digits < 10 && isDigit(text, at + digits, end)) digits += 1;
  const stop = text[at + digits];
  const isOrdered = digits > 0 && digits < 10 && at + digits < end && (stop === "." || stop === ")");
  return isOrdered && isGap(text, at + digits + 1, end) ? digits + 1 : 0;
}

function isGap(text: string, at: number, end: number): boolean {
  return at >= end || text[at] === " " || text[at] === "\t";
}

function isDigit(text: string, at: number, end: number): boolean {
  const code = text.charCodeAt(at);
  return at < end && code >= 48 && code <= 57;
}

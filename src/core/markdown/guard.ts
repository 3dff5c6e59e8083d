import { plainPrefix, readLinePrefix } from "./containers.ts";
import { type LineSize, sizeOfLine } from "./line-size.ts";
import { isBlank, type Line, visitLines } from "./lines.ts";
import type { SourceText } from "./source-text.ts";

/** Why a document is not parsed, and where. */
export interface Refusal {
  readonly reason: string;
  readonly line: number;
}

/** Holds more than a hundred thousand tasks, which take a few seconds. */
export const MAX_BYTES = 16_777_216;
/** A line of a real document has 30 characters on average; every line costs up to 40 µs however short it is. */
export const MAX_LINES = 500_000;
/** Characters in one line. Inline constructs cost the square of it in every Markdown parser that GitHub users meet. */
export const MAX_LINE = 8_192;
/** Characters of a line that has so few signs of inline constructs that they cost no more; contents of data URIs aside. */
export const LONGEST_LINE = 32_768;
/** Quotes and lists within each other; micromark runs out of stack at some thousands and is slow long before. */
export const MAX_DEPTH = 64;
/** List and quote markers at the beginning of one line; people write three at most. */
export const MAX_MARKERS = 6;
/** Characters without a blank line or a bullet at the left edge, where the document could be cut. */
const MAX_STRETCH = 131_072;
/** The same with what is in data URIs: a picture of a megabyte and a half. */
const LONGEST_STRETCH = 2_097_152;
/** Lines of such a stretch: micromark takes up to the square of them, and no table or code block is as long. */
export const MAX_STRETCH_LINES = 2_000;
/** A thematic break looks like lists in lists. */
const BREAK = /^ {0,3}(?:-[- ]*|\*[* ]*)$/;
/** So many lines with content, or list and quote markers, must have this many characters each: a parser pays by them. */
const MANY_PARTS = 4_000;
const LEAST_AVERAGE = 10;

/**
 * Looks for what would make the Markdown parser slow or overflow its stack. One linear pass, no parsing.
 * Null for a document that is safe to parse.
 */
export function guardMarkdown(source: SourceText): Refusal | null {
  const known = verdicts.get(source);
  if (known !== undefined) return known;
  const refusal = readRefusal(source);
  verdicts.set(source, refusal);
  return refusal;
}

/** The parser asks, and so does whoever reports what was not parsed. */
const verdicts = new WeakMap<SourceText, Refusal | null>();

function readRefusal({ bytes, text }: SourceText): Refusal | null {
  if (bytes.length > MAX_BYTES) return { reason: `the document is larger than ${MAX_BYTES / 1_048_576} MiB`, line: 1 };
  const whole = { characters: 0, parts: 0 };
  const stretch = { characters: 0, length: 0, lines: 0 };
  let refusal: Refusal | null = null;
  visitLines(text, 0, 1, (start, end, number) => {
    const line = { start, end, number };
    const size = readSize(text, line);
    const nesting = readNesting(text, line);
    const isEmpty = isBlank(text, line);
    if (isEmpty || isBulletAtEdge(text, start)) {
      stretch.characters = 0;
      stretch.length = 0;
      stretch.lines = 0;
    }
    if (!isEmpty) {
      whole.characters += size.length;
      whole.parts += Math.max(1, nesting.markers);
      stretch.characters += size.characters;
      stretch.length += size.length;
      stretch.lines += 1;
    }
    const reason = refuseLine(line.number, size, nesting) ?? refuseStretch(stretch) ?? refuseWhole(whole);
    if (reason !== null) refusal = { reason, line: number };
    return reason === null;
  });
  return refusal;
}

/** Lines that are short enough whatever is in them are not looked at. */
function readSize(text: string, { start, end }: Line): LineSize {
  const length = end - start;
  return length > MAX_LINE ? sizeOfLine(text.slice(start, end)) : { length, characters: length, signs: 0 };
}

interface Nesting {
  /** Quotes and lists that the line itself opens or goes on with. */
  readonly markers: number;
  /** Upper bound of the containers around its content: an item inside n lists is indented by two columns for each. */
  readonly depth: number;
}

const NO_NESTING: Nesting = { markers: 0, depth: 0 };
const ONE_BULLET: Nesting = { markers: 1, depth: 1 };

function readNesting(text: string, line: Line): Nesting {
  const plain = plainPrefix(text, line.start, line.end);
  if (plain === null) return readMarkers(text, line);
  return plain === "none" ? NO_NESTING : ONE_BULLET;
}

function readMarkers(text: string, { start, end }: Line): Nesting {
  const { quotes, opens, indent } = readLinePrefix(text, start, end, MAX_DEPTH);
  const markers = quotes + opens.length;
  const depth = opens.length === 0 ? quotes : markers + Math.floor(indent / 2);
  const isBreak = markers > MAX_MARKERS && BREAK.test(text.slice(start, end));
  return { markers: isBreak ? 1 : markers, depth };
}

function refuseLine(number: number, { length, characters, signs }: LineSize, { markers, depth }: Nesting) {
  if (number > MAX_LINES) return `the document has more than ${MAX_LINES} lines`;
  if (characters > LONGEST_LINE) return `a line is longer than ${LONGEST_LINE} characters`;
  if (length * signs > MAX_LINE ** 2)
    return `a line is longer than ${MAX_LINE} characters, and ${signs} of them may begin links, code or emphasis`;
  if (depth > MAX_DEPTH) return `lists and quotes are nested more than ${MAX_DEPTH} deep`;
  return markers > MAX_MARKERS ? `more than ${MAX_MARKERS} lists and quotes are nested in one line` : null;
}

/** Where a data URI makes it longer, the less may stand beside that. */
function refuseStretch({ characters, length, lines }: Record<"characters" | "length" | "lines", number>) {
  const isShort = characters * length <= MAX_STRETCH ** 2 && length <= LONGEST_STRETCH;
  if (isShort && lines <= MAX_STRETCH_LINES) return null;
  return `a block without a blank line is longer than ${MAX_STRETCH / 1024} KiB or ${MAX_STRETCH_LINES} lines`;
}

function refuseWhole({ characters, parts }: { characters: number; parts: number }): string | null {
  if (parts <= MANY_PARTS || characters >= parts * LEAST_AVERAGE) return null;
  return `more than ${MANY_PARTS} lines, lists and quotes have fewer than ${LEAST_AVERAGE} characters each on average`;
}

function isBulletAtEdge(text: string, at: number): boolean {
  const char = text[at];
  return (char === "-" || char === "*" || char === "+") && (text[at + 1] === " " || text[at + 1] === "\t");
}

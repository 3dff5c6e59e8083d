import type { Line } from "./lines.ts";
import type { HeadingBlock } from "./markdown-document.ts";

/** What a line begins, after its indentation; null where only a whole Markdown parser can tell. */
export type PlainShape = "heading" | "item" | "break" | "quote" | "text" | null;

/**
 * HTML and setext underlines, fences, and lines of marks alone: breaks, underlines, delimiter rows of tables and
 * items without content.
 */
const UNCERTAIN = /[<=]|`{3}|~{3}|(?:[-:|][-:| ]*|\*[* ]*|_[_ ]*|\+ *|\d{1,9}[.)] *|#{1,6} *)(?![^\r\n])/y;
const BREAK = /(?:-{3,}|\*{3,}|_{3,}) *(?![^\r\n])/y;
const HEADING = /#{1,6} /y;
const ITEM = /(?:[-*+]|\d{1,9}[.)]) /y;
/** A list marker with its gap; five spaces would make the content code. */
const MARKER = /([-*+]|(\d{1,9})[.)]) {1,4}(?=[^ \r\n])/y;
/** A label that may be that of a link reference definition, or may go on in the next line. */
const DEFINITION = /\[[^\]\\\r\n]*(?:[\\\r\n]|$|\]:)/y;
const HASHES = /(#{1,6}) +/y;

export function readPlainShape(text: string, at: number): PlainShape {
  if (text[at] === ">") return "quote";
  if (matches(UNCERTAIN, text, at)) return matches(BREAK, text, at) ? "break" : null;
  if (matches(HEADING, text, at)) return "heading";
  return matches(ITEM, text, at) ? "item" : "text";
}

/** What a list item begins with. */
export interface PlainMarker {
  /** Characters up to its content. */
  readonly width: number;
  /** The mark that items of one list share: their bullet, or what stands behind their number. */
  readonly mark: string;
  /** As written, or null for a bullet. */
  readonly number: string | null;
}

/** The marker of an item, or null where the content would be code. */
export function readMarker(text: string, at: number): PlainMarker | null {
  MARKER.lastIndex = at;
  const match = MARKER.exec(text);
  return match && { width: match[0].length, mark: match[1]?.at(-1) ?? "", number: match[2] ?? null };
}

export function isDefinitionLike(text: string, at: number): boolean {
  return matches(DEFINITION, text, at);
}

/** Depth and text of a heading, or null where it ends in hashes, which may or may not belong to the text. */
export function readHeading(text: string, { start, end }: Line): Pick<HeadingBlock, "depth" | "text"> | null {
  HASHES.lastIndex = start;
  const hashes = HASHES.exec(text)?.[1];
  let last = end;
  while (text[last - 1] === " ") last -= 1;
  if (hashes === undefined || text[last - 1] === "#") return null;
  return { depth: hashes.length as HeadingBlock["depth"], text: text.slice(HASHES.lastIndex, last) };
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

import { contentEnd, type Line } from "./lines.ts";
import type { HeadingBlock } from "./markdown-document.ts";

/** What a line begins, after its indentation; null where only a whole Markdown parser can tell. */
export type PlainShape = "heading" | "item" | "break" | "quote" | "text" | null;

/**
 * HTML and setext underlines, fences, and lines of marks alone: breaks, underlines, delimiter rows of tables and
 * items without content.
 */
const UNCERTAIN =
  /[<=]|`{3}|~{3}|(?:[-:|][-:| \t]*|\*[* \t]*|_[_ \t]*|\+[ \t]*|\d{1,9}[.)][ \t]*|#{1,6}[ \t]*)(?![^\r\n])/y;
const BREAK = /(?:-{3,}|\*{3,}|_{3,})[ \t]*(?![^\r\n])/y;
const HEADING = /#{1,6}[ \t]/y;
const ITEM = /(?:[-*+]|\d{1,9}[.)])[ \t]/y;
/** A tab in a box counts as the columns that it takes. */
const MARKER = /([-*+]|(\d{1,9})[.)])[ \t]+(?=[^ \t\r\n])(?!\[\t)/y;
const UNDERLINE = /(?:=+|-+)[ \t]*(?![^\r\n])/y;
/** A label that may be that of a link reference definition, or may go on in the next line. */
const DEFINITION = /\[[^\]\\\r\n]*(?:[\\\r\n]|$|\]:)/y;
const HASHES = /(#{1,6})[ \t]+/y;

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
  /** Characters of the marker itself. */
  readonly bare: number;
  /** The mark that items of one list share: their bullet, or what stands behind their number. */
  readonly mark: string;
  /** As written, or null for a bullet. */
  readonly number: string | null;
}

/** The marker of an item with content, or null. */
export function readMarker(text: string, at: number): PlainMarker | null {
  MARKER.lastIndex = at;
  const match = MARKER.exec(text);
  const bare = match?.[1] ?? "";
  return match && { width: match[0].length, bare: bare.length, mark: bare.at(-1) ?? "", number: match[2] ?? null };
}

export function isDefinitionLike(text: string, at: number): boolean {
  return matches(DEFINITION, text, at);
}

/** Depth of the heading that such a line makes of the paragraph above it, or null. */
export function readUnderline(text: string, at: number): 1 | 2 | null {
  if (!matches(UNDERLINE, text, at)) return null;
  return text[at] === "=" ? 1 : 2;
}

/** Depth and text of a heading, or null where it ends in hashes, which may or may not belong to the text. */
export function readHeading(text: string, { start, end }: Line): Pick<HeadingBlock, "depth" | "text"> | null {
  HASHES.lastIndex = start;
  const hashes = HASHES.exec(text)?.[1];
  const last = contentEnd(text, { start, end });
  if (hashes === undefined || text[last - 1] === "#") return null;
  return { depth: hashes.length as HeadingBlock["depth"], text: text.slice(HASHES.lastIndex, last) };
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

import type { Line } from "./lines.ts";
import type { HeadingBlock } from "./markdown-document.ts";

/** What a line begins, after its indentation; null where only a whole Markdown parser can tell. */
export type PlainShape = "heading" | "bullet" | "break" | "text" | null;

/**
 * Quotes, HTML and setext underlines, fences, ordered items, and lines of marks alone: breaks, underlines, delimiter rows
 * of tables and bullets without content.
 */
const UNCERTAIN = /[<>=]|`{3}|~{3}|\d{1,9}[.)](?![^ \r\n])|(?:[-:|][-:| ]*|\*[* ]*|_[_ ]*|\+ *|#{1,6} *)(?![^\r\n])/y;
const BREAK = /(?:-{3,}|\*{3,}|_{3,}) *(?![^\r\n])/y;
const HEADING = /#{1,6} /y;
const BULLET = /[-*+] /y;
/** A bullet with its gap; five spaces would make the content code. */
const GAP = /[-*+] {1,4}(?=[^ \r\n])/y;
/** A label that may be that of a link reference definition, or may go on in the next line. */
const DEFINITION = /\[[^\]\\\r\n]*(?:[\\\r\n]|$|\]:)/y;
const HASHES = /(#{1,6}) +/y;

export function readPlainShape(text: string, at: number): PlainShape {
  if (matches(UNCERTAIN, text, at)) return matches(BREAK, text, at) ? "break" : null;
  if (matches(HEADING, text, at)) return "heading";
  return matches(BULLET, text, at) ? "bullet" : "text";
}

/** Characters from a bullet to its content, or null where the content would be code. */
export function readBullet(text: string, at: number): number | null {
  return matches(GAP, text, at) ? GAP.lastIndex - at : null;
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

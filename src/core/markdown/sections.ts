import { isBlank, linesOf } from "./lines.ts";
import { OpaqueBlocks } from "./opaque-blocks.ts";

/** A piece of a document that is parsed on its own. */
export interface Section {
  readonly start: number;
  readonly end: number;
  /** Number of its first line in the document. */
  readonly line: number;
}

/** How many characters a section has at least before it is cut: at a heading on its own level or above, and elsewhere. */
export interface CutSizes {
  readonly atHeading: number;
  readonly elsewhere: number;
}

/**
 * Smaller sections cost more than they save. An edit must not move the cuts behind it, and what is about one thing should
 * be kept together: so most cuts are at headings.
 */
const BY_HEADING: CutSizes = { atHeading: 512, elsewhere: 4_096 };
export const EVERYWHERE: CutSizes = { atHeading: 1, elsewhere: 1 };

const HASH = 35;
const SPACE = 32;
const TAB = 9;

/**
 * A heading or a bullet with content: it begins a block whatever stands on the line before. Not so a bullet right
 * before another marker, in a quote or not, which micromark takes for text when a paragraph stands above.
 */
const BLOCK_START = /(?:#{1,6}[ \t]|[-*+][ \t]{1,4}(?!(?:>[ \t]?)*(?:[-*+]|\d{1,9}[.)])(?:\s|$))[^ \t\r\n])/y;

/**
 * Cuts a text, or a section of one, where a new top-level block begins for certain: at a column-0 line after a blank
 * one, and at a column-0 heading or bullet. Fences and HTML are never cut. Parsing the pieces gives the blocks of the whole, in linear time.
 * Only the last piece may be smaller than asked.
 */
export function cutSections(text: string, within: Section = wholeText(text), least: CutSizes = BY_HEADING): Section[] {
  const sections: Section[] = [];
  const opaque = new OpaqueBlocks();
  let current = { start: within.start, line: within.line };
  let end = within.start;
  let afterBlank = false;
  let inHtml = false;
  for (const line of linesOf(text, within.start, within.line)) {
    if (line.start >= within.end) break;
    if (isBlank(text, line)) {
      afterBlank = true;
      continue;
    }
    const isHidden = opaque.covers(text, line);
    const isAtEdge = !/[ \t]/.test(text.charAt(line.start));
    inHtml = (inHtml && !afterBlank) || /^ {0,3}</.test(text.slice(line.start, line.start + 4));
    const beginsBlock = afterBlank || (!inHtml && beginsCertainly(text, line.start));
    if (isAtEdge && !isHidden && beginsBlock && isLargeEnough(text, current.start, line.start, least)) {
      sections.push({ ...current, end });
      current = { start: line.start, line: line.number };
    }
    end = Math.min(line.end, within.end);
    afterBlank = false;
  }
  return [...sections, { ...current, end }];
}

function isLargeEnough(text: string, start: number, at: number, { atHeading, elsewhere }: CutSizes): boolean {
  const size = at - start;
  if (size >= elsewhere) return true;
  if (size < atHeading) return false;
  const depth = headingDepth(text, at);
  return depth > 0 && depth <= (headingDepth(text, start) || 6);
}

/** Of the heading that begins here, 0 where none does. */
function headingDepth(text: string, at: number): number {
  let depth = 0;
  while (depth < 7 && text.charCodeAt(at + depth) === HASH) depth += 1;
  const next = text.charCodeAt(at + depth);
  return depth < 7 && (next === SPACE || next === TAB) ? depth : 0;
}

function beginsCertainly(text: string, at: number): boolean {
  BLOCK_START.lastIndex = at;
  return BLOCK_START.test(text);
}

function wholeText(text: string): Section {
  return { start: 0, end: text.length, line: 1 };
}

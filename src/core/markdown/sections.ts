import { isBlank, visitLines } from "./lines.ts";
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
const LESS = 60;

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
  visitLines(text, within.start, within.line, (start, lineEnd, number) => {
    if (start >= within.end) return false;
    const line = { start, end: lineEnd };
    if (isBlank(text, line)) {
      afterBlank = true;
      return true;
    }
    const isHidden = opaque.covers(text, line);
    inHtml = (inHtml && !afterBlank) || beginsHtml(text, start, lineEnd);
    if (!isHidden && isAtEdge(text, start) && isLargeEnough(text, current.start, start, least)) {
      if (afterBlank || (!inHtml && beginsCertainly(text, start))) {
        sections.push({ ...current, end });
        current = { start, line: number };
      }
    }
    end = Math.min(lineEnd, within.end);
    afterBlank = false;
    return true;
  });
  return [...sections, { ...current, end }];
}

function isAtEdge(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code !== SPACE && code !== TAB;
}

function beginsHtml(text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end && at < start + 3 && text.charCodeAt(at) === SPACE) at += 1;
  return at < end && text.charCodeAt(at) === LESS;
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

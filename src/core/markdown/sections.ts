import { isBlank, linesOf } from "./lines.ts";
import { OpaqueBlocks } from "./opaque-blocks.ts";

/** A piece of a document that is parsed on its own. */
export interface Section {
  readonly start: number;
  readonly end: number;
  /** Number of its first line in the document. */
  readonly line: number;
}

/** Below this many characters a cut costs more than it saves. */
const SMALL = 2_048;

/**
 * A heading or a bullet with content: it begins a block whatever stands on the line before. Not so a bullet right
 * before another marker, in a quote or not, which micromark takes for text when a paragraph stands above.
 */
const BLOCK_START = /(?:#{1,6}[ \t]|[-*+][ \t]{1,4}(?!(?:>[ \t]?)*(?:[-*+]|\d{1,9}[.)])(?:\s|$))[^ \t\r\n])/y;

/**
 * Cuts a text, or a section of one, where a new top-level block begins for certain: at a column-0 line after a blank
 * one, and at a column-0 heading or bullet. Fences and HTML are never cut. Parsing the pieces gives the blocks of the whole, in linear time.
 * Only the last piece may have fewer than `least` characters.
 */
export function cutSections(text: string, within: Section = wholeText(text), least = SMALL): Section[] {
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
    if (isAtEdge && !isHidden && beginsBlock && line.start - current.start >= least) {
      sections.push({ ...current, end });
      current = { start: line.start, line: line.number };
    }
    end = Math.min(line.end, within.end);
    afterBlank = false;
  }
  return [...sections, { ...current, end }];
}

function beginsCertainly(text: string, at: number): boolean {
  BLOCK_START.lastIndex = at;
  return BLOCK_START.test(text);
}

function wholeText(text: string): Section {
  return { start: 0, end: text.length, line: 1 };
}

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

/** A heading or a bullet with content: it begins a block whatever stands on the line before. */
const BLOCK_START = /^(?:#{1,6}[ \t]|[-*+][ \t]{1,4}[^ \t\r\n])/;

/**
 * Cuts a text where a new top-level block begins for certain: at a column-0 line after a blank one, and at a column-0
 * heading or bullet. Fences and HTML are never cut. Parsing the pieces gives the blocks of the whole, in linear time.
 */
export function cutSections(text: string, from = 0, firstLine = 1): Section[] {
  const sections: Section[] = [];
  const opaque = new OpaqueBlocks();
  let current = { start: from, line: firstLine };
  let end = from;
  let afterBlank = false;
  let inHtml = false;
  for (const line of linesOf(text, from, firstLine)) {
    if (isBlank(text, line)) {
      afterBlank = true;
      continue;
    }
    const isHidden = opaque.covers(text, line);
    const isAtEdge = !/[ \t]/.test(text.charAt(line.start));
    inHtml = (inHtml && !afterBlank) || /^ {0,3}</.test(text.slice(line.start, line.start + 4));
    const beginsBlock = afterBlank || (!inHtml && BLOCK_START.test(text.slice(line.start, line.start + 7)));
    if (isAtEdge && !isHidden && beginsBlock && line.start - current.start >= SMALL) {
      sections.push({ ...current, end });
      current = { start: line.start, line: line.number };
    }
    end = line.end;
    afterBlank = false;
  }
  return [...sections, { ...current, end }];
}

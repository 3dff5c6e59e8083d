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
 * Cuts a text where a new top-level block begins for certain: at a column-0 heading after a blank line; in long
 * sections also at any column-0 line after a blank line, and at a column-0 bullet of a bullet list. Fences and HTML
 * comments are never cut. Parsing the pieces gives the blocks of the whole, in linear time.
 */
export function cutSections(text: string, from = 0, firstLine = 1): Section[] {
  const sections: Section[] = [];
  const opaque = new OpaqueBlocks();
  let current = { start: from, line: firstLine };
  let afterBlank = false;
  let inBullets = false;
  for (const line of linesOf(text, from, firstLine)) {
    if (isBlank(text, line)) {
      afterBlank = true;
      continue;
    }
    const isHidden = opaque.covers(text, line);
    const isAtEdge = !/[ \t]/.test(text.charAt(line.start));
    const isBullet = isAtEdge && /^[-*+][ \t]/.test(text.slice(line.start, line.start + 2));
    const canCut = !isHidden && isAtEdge && (afterBlank || (isBullet && inBullets));
    if (canCut && line.start - current.start >= SMALL) {
      sections.push({ ...current, end: line.start });
      current = { start: line.start, line: line.number };
    }
    if (isAtEdge || isHidden) inBullets = isBullet && !isHidden;
    afterBlank = false;
  }
  return [...sections, { ...current, end: text.length }];
}

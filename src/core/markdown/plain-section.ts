import { isBlank, type Line, linesOf } from "./lines.ts";
import type { Block } from "./markdown-document.ts";
import { PlainBlocks } from "./plain-blocks.ts";
import { isDefinitionLike, readHeading, readMarker, readPlainShape } from "./plain-line.ts";
import type { Section } from "./sections.ts";

/** Tabs stand for columns, and micromark drops a byte order mark where a text begins. */
const UNUSUAL = /[\t\ufeff]/;

/** From this indentation on a line is code, or goes on with the paragraph before it. */
const CODE_INDENT = 4;

/**
 * The blocks of a section of headings, paragraphs and bullets, as most of a task document is; exactly those that
 * micromark finds, in a small part of its time. Null as soon as a line could be anything else.
 */
export function parsePlainSection(text: string, { start, end, line: first }: Section): Block[] | null {
  if (UNUSUAL.test(text.slice(start, end))) return null;
  const blocks = new PlainBlocks(text);
  for (const line of linesOf(text, start, first)) {
    if (line.start > end) break;
    if (line.end > end || !readLine(text, line, blocks)) return null;
  }
  return blocks.finish();
}

/** Adds a line to the blocks; false where its meaning is not certain. */
function readLine(text: string, line: Line, blocks: PlainBlocks): boolean {
  if (isBlank(text, line)) {
    blocks.endParagraph();
    return true;
  }
  const at = skipSpaces(text, line.start);
  const column = at - line.start;
  const { depth, indent } = blocks.containerAt(column);
  const goesOn = blocks.hasParagraph && depth === blocks.depth;
  if (column - indent >= CODE_INDENT) return goesOn && blocks.extendParagraph(line);
  switch (readPlainShape(text, at)) {
    case "text":
      if (goesOn) return blocks.extendParagraph(line);
      return !blocks.hasParagraph && beginParagraph(text, { ...line, start: at }, depth, blocks);
    case "heading":
      return addHeading(text, { ...line, start: at }, depth, blocks);
    case "break":
      // Below a paragraph, dashes underline it.
      return !blocks.hasParagraph && blocks.addBreak({ ...line, start: at }, depth);
    case "item":
      return addItem(text, { ...line, start: at }, { depth, column }, blocks);
    default:
      return false;
  }
}

function beginParagraph(text: string, line: Line, depth: number, blocks: PlainBlocks): boolean {
  return !isDefinitionLike(text, line.start) && blocks.beginParagraph(line, depth);
}

function addHeading(text: string, line: Line, depth: number, blocks: PlainBlocks): boolean {
  const heading = readHeading(text, line);
  return heading !== null && blocks.addHeading(heading, line, depth);
}

/** An item with a paragraph on the line of its marker. */
function addItem(text: string, line: Line, around: { depth: number; column: number }, blocks: PlainBlocks): boolean {
  const marker = readMarker(text, line.start);
  if (marker === null || !blocks.admits(marker, around.depth)) return false;
  const content = line.start + marker.width;
  if (readPlainShape(text, content) !== "text" || isDefinitionLike(text, content)) return false;
  return blocks.addItem(line, marker, around);
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === " ") at += 1;
  return at;
}

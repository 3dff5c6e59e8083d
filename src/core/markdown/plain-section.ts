import { type Line, linesOf } from "./lines.ts";
import type { Block } from "./markdown-document.ts";
import { PlainBlocks } from "./plain-blocks.ts";
import { CODE_INDENT, findPlace, insideQuote, type LinePlace, nextColumn } from "./plain-containers.ts";
import { openDefinition } from "./plain-definition.ts";
import { openFence } from "./plain-fence.ts";
import { openHtml } from "./plain-html.ts";
import { isDefinitionLike, readHeading, readMarker, readPlainShape, readUnderline } from "./plain-line.ts";
import { openTable } from "./plain-table.ts";
import type { Section } from "./sections.ts";

/** micromark drops a byte order mark where a text begins, and replaces NUL in code. */
const UNUSUAL = /[\ufeff\0]/;

/**
 * The blocks of a section as most of a task document is: headings, paragraphs, bullets, quotes, tables, closed fences and
 * comments; exactly those that micromark finds, in a small part of its time. Null as soon as a line could be anything else.
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
  const place = findPlace(text, line, blocks.containers.all);
  if (blocks.open?.mayGoOnLazily && place.depth < blocks.containers.depth && place.at < line.end) return false;
  if (blocks.open !== null && place.depth === blocks.containers.depth) {
    const verdict = blocks.open.read(line, place);
    if (verdict === null) return false;
    if (verdict !== "behind")
      return blocks.reach(line.end, line.number) && (verdict === "inside" || blocks.endOpen(true));
  }
  return readContent(text, line, place, blocks);
}

function readContent(text: string, line: Line, place: LinePlace, blocks: PlainBlocks): boolean {
  const { depth, at } = place;
  if (at >= line.end) return !blocks.containers.isProlongedByMarks(depth) && blocks.close(depth);
  const goesOn = blocks.hasParagraph && depth === blocks.containers.depth;
  if (place.indent >= CODE_INDENT) return goesOn && blocks.reach(line.end, line.number);
  const content = { ...line, start: at };
  switch (readPlainShape(text, at)) {
    case "text":
      return blocks.hasParagraph ? blocks.reach(line.end, line.number) : beginParagraph(text, content, depth, blocks);
    case "heading":
      return addHeading(text, content, depth, blocks);
    case "break":
      return blocks.hasParagraph ? underline(text, content, place, blocks) : blocks.addBreak(content, depth);
    case "item":
      return addItem(text, content, place, blocks);
    case "quote":
      return addQuote(text, line, place, blocks);
    default:
      return addOther(text, content, place, blocks);
  }
}

function beginParagraph(text: string, line: Line, depth: number, blocks: PlainBlocks): boolean {
  if (!isDefinitionLike(text, line.start)) return blocks.beginParagraph(line, depth);
  const definition = openDefinition(text, line);
  return definition !== null && blocks.openBlock(definition, line, depth);
}

function addHeading(text: string, line: Line, depth: number, blocks: PlainBlocks): boolean {
  const heading = readHeading(text, line);
  return heading !== null && blocks.addHeading(heading, line, depth);
}

/** An item with something on the line of its marker. */
function addItem(text: string, line: Line, place: LinePlace, blocks: PlainBlocks): boolean {
  const marker = readMarker(text, line.start);
  if (marker === null || !blocks.admits(marker, line, place.depth)) return false;
  const at = line.start + marker.width;
  const behind = place.column + marker.bare;
  const column = columnOf(text, line.start + marker.bare, at, behind);
  // With five columns between them, the content would be code.
  if (column - behind > CODE_INDENT || !blocks.addItem(line, marker, place, column - place.base)) return false;
  return readContent(text, line, { ...place, depth: blocks.containers.depth, at, column, indent: 0, from: at }, blocks);
}

function addQuote(text: string, line: Line, place: LinePlace, blocks: PlainBlocks): boolean {
  if (!blocks.openQuote(line, place.depth)) return false;
  return readContent(text, line, insideQuote(text, place, blocks.containers.depth), blocks);
}

/** Fences, HTML and tables, as far as they are plain. */
function addOther(text: string, line: Line, place: LinePlace, blocks: PlainBlocks): boolean {
  const block = openFence(text, line, place) ?? openHtml(text, line, place);
  if (block !== null) return blocks.openBlock(block, line, place.depth);
  const header = place.depth === blocks.containers.depth ? blocks.loneLine : null;
  const table = header && openTable(text, header, line);
  return table === null ? underline(text, line, place, blocks) : blocks.openTable(table, line);
}

/** A line that makes a heading of the paragraph above it, where that is not an item's. */
function underline(text: string, line: Line, place: LinePlace, blocks: PlainBlocks): boolean {
  const depth = readUnderline(text, line.start);
  return depth !== null && place.depth === blocks.containers.depth && blocks.underline(depth, line);
}

function columnOf(text: string, from: number, to: number, column: number): number {
  let at = column;
  for (let index = from; index < to; index += 1) at = nextColumn(text[index], at);
  return at;
}

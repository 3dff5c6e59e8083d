import { blankOut } from "../documents/blank-out.ts";
import type { Block, MarkdownDocument } from "../markdown/markdown-document.ts";

/** A piece of text that a reader reads as prose, with code spans and comments blanked out. */
export interface Prose {
  readonly text: string;
  /** Line of the first character. */
  readonly line: number;
  /** True for an item with a box: a question about the document, or a task, and not the document's own words. */
  readonly isBox: boolean;
  /** Of a cell of a table: all cells of its row. */
  readonly row?: readonly string[];
}

/** The prose of a document in order: headings, paragraphs, items and table cells; no code, HTML or front matter. */
export function* proseOf(document: Pick<MarkdownDocument, "blocks">): Generator<Prose> {
  const stack: Block[] = [...document.blocks].reverse();
  for (let block = stack.pop(); block; block = stack.pop()) {
    yield* ownProse(block);
    if (block.kind === "item") for (const child of [...block.children].reverse()) stack.push(child);
  }
}

function* ownProse(block: Block): Generator<Prose> {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      yield { text: blankOut(block.text), line: block.line, isBox: false };
      break;
    case "item":
      yield { text: blankOut(block.text), line: block.line, isBox: block.box !== null };
      break;
    case "table":
      for (const { cells, line } of block.rows) {
        for (const cell of cells) yield { text: blankOut(cell), line, isBox: false, row: cells };
      }
      break;
    default:
  }
}

/** How many lines end before an offset of a text. */
export function lineEndsBefore(text: string, offset: number): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

/** All blocks of a document in order, those inside items too. */
export function* blocksWithin({ blocks }: Pick<MarkdownDocument, "blocks">): Generator<Block> {
  const stack: Block[] = [...blocks].reverse();
  for (let block = stack.pop(); block; block = stack.pop()) {
    yield block;
    if (block.kind === "item") for (const child of [...block.children].reverse()) stack.push(child);
  }
}

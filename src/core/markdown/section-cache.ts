import type { Block } from "./markdown-document.ts";
import type { Span } from "./place.ts";

/** Characters of text in one of the two generations; the blocks of a text take some ten times its room. */
const MOST_CHARACTERS = 1_000_000;

/**
 * Blocks of pieces of text, by the text itself, wherever it stands in a document: after an edit, what did not change is
 * not parsed again. What was not asked for while a million characters of others came is forgotten.
 */
export class SectionCache {
  #young = new Map<string, readonly Block[]>();
  #old = new Map<string, readonly Block[]>();
  #characters = 0;

  /** The blocks of a piece as if it stood at this place; `parse` gives those of the piece alone, from offset 0 and line 1. */
  blocksOf(
    piece: string,
    at: { readonly offset: number; readonly line: number },
    parse: (alone: string) => Block[],
  ): Block[] {
    let blocks = this.#young.get(piece);
    if (blocks === undefined) {
      const alone = ownCopy(piece);
      blocks = this.#old.get(piece) ?? parse(alone);
      this.#keep(alone, blocks);
    }
    return blocks.map((block) => moved(block, at.offset, at.line - 1));
  }

  #keep(piece: string, blocks: readonly Block[]): void {
    if (this.#characters + piece.length > MOST_CHARACTERS) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#characters = 0;
    }
    this.#young.set(piece, blocks);
    this.#characters += piece.length;
  }
}

/** A slice keeps the whole text alive that it was cut from. */
function ownCopy(text: string): string {
  return JSON.parse(JSON.stringify(text));
}

function moved(block: Block, offset: number, lines: number): Block {
  const place = { line: block.line + lines, span: movedSpan(block.span, offset) };
  switch (block.kind) {
    case "heading":
      return { ...block, ...place };
    case "item":
      return {
        ...block,
        ...place,
        endLine: block.endLine + lines,
        box: block.box && { ...block.box, span: movedSpan(block.box.span, offset) },
        textSpan: movedSpan(block.textSpan, offset),
        children: block.children.map((child) => moved(child, offset, lines)),
      };
    case "table": {
      const rows = block.rows.map((row) => ({
        ...row,
        line: row.line + lines,
        spans: row.spans.map((span) => movedSpan(span, offset)),
      }));
      return { ...block, ...place, endLine: block.endLine + lines, rows };
    }
    default:
      return { ...block, ...place, endLine: block.endLine + lines };
  }
}

function movedSpan({ start, end }: Span, offset: number): Span {
  return { start: start + offset, end: end + offset };
}

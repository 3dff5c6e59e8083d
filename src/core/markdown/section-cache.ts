import type { DocumentPart } from "./document-parts.ts";
import { Itself } from "./itself.ts";
import type { Block } from "./markdown-document.ts";
import { moveBlock } from "./move-block.ts";

/** What is kept may weigh so much in one of the two generations: a character of text is one, a block this many more. */
const MOST_WEIGHT = 1_500_000;
const BLOCK_WEIGHT = 40;
/** Characters; a longer document would push out its own beginning before it is read again. */
const LONGEST_DOCUMENT = 750_000;

/** Where a piece stands in a document. */
export interface Standing {
  readonly offset: number;
  /** Number of its first line. */
  readonly line: number;
}

/** A piece of text with its blocks as they are where it stands alone: from offset 0 and line 1. */
export interface KeptSection {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** How a section was moved to where it stands: by so many characters and lines. */
export interface Shift {
  readonly section: KeptSection;
  readonly offset: number;
  readonly lines: number;
}

interface Entry extends KeptSection {
  readonly weight: number;
  /** Where the piece stood last, with its blocks there: most edits move nothing, or only what is below them. */
  last: { readonly at: Standing; readonly blocks: readonly Block[] } | null;
}

/** A block at the top, or inside of an item there, that was moved: it knows itself what it was before. */
class Moved extends Itself {
  readonly #block: Block;
  readonly #shift: Shift;

  private constructor(moved: Block, block: Block, shift: Shift) {
    super(moved);
    this.#block = block;
    this.#shift = shift;
  }

  static note(moved: Block, block: Block, shift: Shift): void {
    new Moved(moved, block, shift);
  }

  static blockOf(moved: Block): Block | null {
    return #block in moved ? moved.#block : null;
  }

  static shiftOf(moved: Block): Shift | null {
    return #shift in moved ? moved.#shift : null;
  }
}

/** The block of a section alone that a block was moved from; null for one that no cache knows. */
export function originOf(block: Block): Block | null {
  return Moved.blockOf(block);
}

/** How a block was moved from its section alone; null for one that no cache knows. */
export function shiftOf(block: Block): Shift | null {
  return Moved.shiftOf(block);
}

/**
 * Blocks of pieces of text, by the text itself, wherever it stands in a document: after an edit, what did not change is
 * not parsed again. What was not asked for while others of a certain weight came is forgotten.
 */
export class SectionCache {
  #young = new Map<string, Entry>();
  #old = new Map<string, Entry>();
  #weight = 0;

  /** Whether a document is short enough to be kept in pieces. */
  holds(text: string): boolean {
    return text.length <= LONGEST_DOCUMENT;
  }

  /** A piece as it stands at this place; `parse` gives the blocks of the piece alone, from offset 0 and line 1. */
  partOf(piece: string, at: Standing, parse: (alone: string) => readonly Block[]): DocumentPart {
    let entry = this.#young.get(piece);
    if (entry === undefined) {
      entry = this.#old.get(piece) ?? newEntry(ownCopy(piece), parse);
      this.#keep(entry);
    }
    if (entry.last?.at.offset !== at.offset || entry.last.at.line !== at.line)
      entry.last = { at, blocks: placed(entry, at) };
    return { blocks: entry.last.blocks, key: entry };
  }

  #keep(entry: Entry): void {
    if (this.#weight + entry.weight > MOST_WEIGHT) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#weight = 0;
    }
    this.#young.set(entry.text, entry);
    this.#weight += entry.weight;
  }
}

function newEntry(text: string, parse: (alone: string) => readonly Block[]): Entry {
  const blocks = parse(text);
  return { text, blocks, weight: text.length + BLOCK_WEIGHT * countBlocks(blocks), last: null };
}

function countBlocks(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + 1 + (block.kind === "item" ? countBlocks(block.children) : 0), 0);
}

/** A slice keeps the whole text alive that it was cut from. */
function ownCopy(text: string): string {
  return JSON.parse(JSON.stringify(text));
}

function placed(section: KeptSection, { offset, line }: Standing): readonly Block[] {
  const shift = { section, offset, lines: line - 1 };
  const remember = (moved: Block, block: Block) => Moved.note(moved, block, shift);
  return section.blocks.map((block) => moveBlock(block, offset, shift.lines, remember));
}

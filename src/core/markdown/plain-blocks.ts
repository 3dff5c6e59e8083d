import { ContainerStack } from "./container-stack.ts";
import { readItemText } from "./item-text.ts";
import { contentEnd, type Line } from "./lines.ts";
import type { Block, HeadingBlock } from "./markdown-document.ts";
import type { OpenBlock } from "./open-block.ts";
import type { Span } from "./place.ts";
import type { LinePlace, OpenItem } from "./plain-containers.ts";
import type { PlainMarker } from "./plain-line.ts";

interface OpenParagraph {
  readonly start: number;
  readonly line: number;
  /** The item whose text it is, or null for a block of its own. */
  readonly item: OpenItem | null;
  /** Whether it may head a table: micromark denies that to a line on which a quote or an item ended. */
  readonly mayHead: boolean;
}

/**
 * Collects the blocks of a plain section line by line. What adds to it takes the depth at which containers are left open,
 * and returns true, for the caller to return; false where it is not certain what ended.
 */
export class PlainBlocks {
  readonly #text: string;
  readonly #blocks: Block[] = [];
  readonly #containers = new ContainerStack();
  #paragraph: OpenParagraph | null = null;
  #open: OpenBlock | null = null;
  /** End and number of the last line that was not blank: where every open block would end. */
  #end = 0;
  #endLine = 0;
  /** The last line on which a quote ended a paragraph; micromark goes on to read this line as one below a paragraph. */
  #interruptedOn = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get containers(): ContainerStack {
    return this.#containers;
  }

  get hasParagraph(): boolean {
    return this.#paragraph !== null;
  }

  /** The block that is open and reads its own lines. */
  get open(): OpenBlock | null {
    return this.#open;
  }

  /** The paragraph, where it is a block of its own and has one line: what may be the header of a table. */
  get loneLine(): Span | null {
    const paragraph = this.#paragraph;
    return paragraph?.mayHead && paragraph.line === this.#endLine ? { start: paragraph.start, end: this.#end } : null;
  }

  beginParagraph({ start, end, number }: Line, depth: number): boolean {
    const mayHead = depth === this.#containers.depth;
    if (!this.close(depth)) return false;
    const item = this.#containers.newItem(number);
    this.#paragraph = { start, line: number, item, mayHead: mayHead && item === null };
    return this.reach(end, number);
  }

  addHeading(heading: Pick<HeadingBlock, "depth" | "text">, { start, end, number }: Line, depth: number): boolean {
    if (!this.close(depth)) return false;
    this.#into.push({ kind: "heading", ...heading, line: number, span: { start, end } });
    return this.reach(end, number);
  }

  addBreak({ start, end, number }: Line, depth: number): boolean {
    if (!this.close(depth)) return false;
    const text = this.#text.slice(start, end);
    this.#into.push({ kind: "break", text, line: number, endLine: number, span: { start, end } });
    return this.reach(end, number);
  }

  /** Makes a heading of the paragraph; false where it is an item's, or micromark would see none below a line that ended something. */
  underline(depth: 1 | 2, { end, number }: Line): boolean {
    const paragraph = this.#paragraph;
    if (!paragraph?.mayHead) return false;
    const { start, line } = paragraph;
    this.#paragraph = null;
    const text = this.#text.slice(start, contentEnd(this.#text, { start, end: this.#end }));
    this.#into.push({ kind: "heading", depth, text, line, span: { start, end } });
    return this.reach(end, number);
  }

  openQuote({ number }: Line, depth: number): boolean {
    if (this.hasParagraph) this.#interruptedOn = number;
    if (!this.close(depth)) return false;
    this.#containers.push({ kind: "quote" });
    return true;
  }

  openBlock(block: OpenBlock, { end, number }: Line, depth: number): boolean {
    if (!this.close(depth)) return false;
    this.#open = block;
    this.reach(end, number);
    return !block.endsAtOnce || this.endOpen(true);
  }

  /** The block's header was taken for a paragraph until now. */
  openTable(table: OpenBlock, { end, number }: Line): boolean {
    this.#paragraph = null;
    this.#open = table;
    return this.reach(end, number);
  }

  /** Ends the block that reads its own lines. */
  endOpen(isLast: boolean): boolean {
    const block = this.#open?.close(this.#end, this.#endLine, isLast);
    this.#open = null;
    if (block) this.#into.push(block);
    return block !== null;
  }

  /** Whether the marker makes an item for certain: below a paragraph only 1 begins a list, though any number goes on with one. */
  admits({ number, mark }: PlainMarker, line: Line, depth: number): boolean {
    if (number === null || number === "1") return true;
    if (!this.hasParagraph) return this.#interruptedOn !== line.number;
    return this.#containers.isSibling(mark, depth);
  }

  addItem({ start, end, number }: Line, marker: PlainMarker, { depth }: LinePlace, column: number): boolean {
    if (this.hasParagraph) this.#interruptedOn = number;
    if (!this.close(depth, this.#containers.isSibling(marker.mark, depth))) return false;
    const children: Block[] = [];
    const block: OpenItem["block"] = {
      kind: "item",
      depth: this.#containers.itemCount + 1,
      ordered: marker.number !== null,
      box: null,
      text: "",
      textSpan: { start: end, end },
      line: number,
      endLine: number,
      span: { start, end },
      children,
    };
    this.#into.push(block);
    const item: OpenItem = { kind: "item", column, mark: marker.mark, block, children, hasText: false };
    this.#containers.push(item);
    return this.reach(end, number);
  }

  endParagraph(): void {
    const paragraph = this.#paragraph;
    if (paragraph === null) return;
    this.#paragraph = null;
    const span = { start: paragraph.start, end: this.#end };
    if (paragraph.item === null) {
      const text = this.#text.slice(span.start, span.end);
      this.#into.push({ kind: "paragraph", text, line: paragraph.line, endLine: this.#endLine, span });
      return;
    }
    paragraph.item.hasText = true;
    Object.assign(paragraph.item.block, readItemText(this.#text, hasGfmBox(this.#text, span) || null, span));
  }

  /** Ends what is open in containers deeper than `depth`, and the paragraph wherever it is. */
  close(depth: number, bySibling = false): boolean {
    if (!bySibling && this.#containers.endsNestedInQuote(depth)) return false;
    this.endParagraph();
    if (this.#open !== null && !this.endOpen(false)) return false;
    for (const { block, hasText } of this.#containers.closeTo(depth)) {
      block.endLine = this.#endLine;
      block.span = { start: block.span.start, end: this.#end };
      if (!hasText) block.textSpan = { start: this.#end, end: this.#end };
    }
    return true;
  }

  /** Null where something stays open whose end is not certain. */
  finish(): Block[] | null {
    return this.close(0) ? this.#blocks : null;
  }

  /** Lets everything that is open go on to the end of a line. */
  reach(end: number, line: number): true {
    this.#end = end;
    this.#endLine = line;
    return true;
  }

  get #into(): Block[] {
    return this.#containers.innermostItem?.children ?? this.#blocks;
  }
}

/** GFM's task list items: a box of a space or an x, white space, and something after that. */
function hasGfmBox(text: string, { start, end }: Span): boolean {
  GFM_BOX.lastIndex = start;
  return GFM_BOX.test(text) && GFM_BOX.lastIndex < end;
}

const GFM_BOX = /\[[ xX]\](?:(?=[\r\n])|[ \t]+)/y;

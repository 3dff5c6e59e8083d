import { readItemText } from "./item-text.ts";
import type { Line } from "./lines.ts";
import type { Block, HeadingBlock } from "./markdown-document.ts";
import type { OpenBlock } from "./open-block.ts";
import type { Span } from "./place.ts";
import type { Container, LinePlace, OpenItem } from "./plain-containers.ts";
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
  readonly #containers: Container[] = [];
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

  get containers(): readonly Container[] {
    return this.#containers;
  }

  get hasParagraph(): boolean {
    return this.#paragraph !== null;
  }

  /** Whether a quote stands in an item among the first `depth` containers: it prolongs the item even where it says nothing. */
  hasQuoteInItem(depth: number): boolean {
    const item = this.#containers.findIndex(({ kind }) => kind === "item");
    return item >= 0 && this.#containers.findLastIndex(({ kind }, at) => kind === "quote" && at < depth) > item;
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
    const mayHead = depth === this.#containers.length;
    if (!this.close(depth)) return false;
    this.#paragraph = { start, line: number, item: null, mayHead };
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
    return this.#isSibling(mark, depth);
  }

  addItem({ start, end, number }: Line, marker: PlainMarker, { depth, column }: LinePlace): boolean {
    if (!this.close(depth, this.#isSibling(marker.mark, depth))) return false;
    const content = start + marker.width;
    const children: Block[] = [];
    const block: OpenItem["block"] = {
      kind: "item",
      depth: this.#containers.filter(({ kind }) => kind === "item").length + 1,
      ordered: marker.number !== null,
      box: null,
      text: "",
      textSpan: { start: content, end },
      line: number,
      endLine: number,
      span: { start, end },
      children,
    };
    this.#into.push(block);
    const item: OpenItem = { kind: "item", column: column + marker.width, mark: marker.mark, block, children };
    this.#containers.push(item);
    this.#paragraph = { start: content, line: number, item, mayHead: false };
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
    } else Object.assign(paragraph.item.block, readItemText(this.#text, hasGfmBox(this.#text, span) || null, span));
  }

  /** Ends what is open in containers deeper than `depth`, and the paragraph wherever it is. */
  close(depth: number, bySibling = false): boolean {
    if (!bySibling && this.#endsNestedInQuote(depth)) return false;
    this.endParagraph();
    if (this.#open !== null && !this.endOpen(false)) return false;
    for (const container of this.#containers.splice(depth)) {
      if (container.kind === "quote") continue;
      container.block.endLine = this.#endLine;
      container.block.span = { start: container.block.span.start, end: this.#end };
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

  /** In a quote, micromark may let the item around the last one end with the quote's mark on the next line. */
  #endsNestedInQuote(depth: number): boolean {
    const isNested = this.#containers[depth]?.kind === "item" && this.#containers[depth + 1]?.kind === "item";
    return isNested && this.#containers.slice(0, depth).some(({ kind }) => kind === "quote");
  }

  #isSibling(mark: string, depth: number): boolean {
    const before = this.#containers[depth];
    return before?.kind === "item" && before.mark === mark;
  }

  get #into(): Block[] {
    const item = this.#containers.findLast(({ kind }) => kind === "item");
    return item?.kind === "item" ? item.children : this.#blocks;
  }
}

/** GFM's task list items: a box of a space or an x, white space, and something after that. */
function hasGfmBox(text: string, { start, end }: Span): boolean {
  GFM_BOX.lastIndex = start;
  return GFM_BOX.test(text) && GFM_BOX.lastIndex < end;
}

const GFM_BOX = /\[[ xX]\](?:(?=[\r\n])| +)/y;

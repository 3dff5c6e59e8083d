import { readItemText } from "./item-text.ts";
import type { Line } from "./lines.ts";
import type { Block, HeadingBlock, ItemBlock } from "./markdown-document.ts";
import type { PlainMarker } from "./plain-line.ts";

type Draft<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** A list item that following lines may still belong to. */
interface OpenItem {
  /** Column of its content. */
  readonly column: number;
  readonly mark: string;
  readonly block: Draft<ItemBlock>;
  readonly children: Block[];
}

interface OpenParagraph {
  readonly start: number;
  readonly line: number;
  /** The item whose text it is, or null for a block of its own. */
  readonly item: OpenItem | null;
}

/** Collects the blocks of a plain section line by line. Methods that add to it return true, for their callers to return. */
export class PlainBlocks {
  readonly #text: string;
  readonly #blocks: Block[] = [];
  readonly #items: OpenItem[] = [];
  #paragraph: OpenParagraph | null = null;
  /** End and number of the last line that was not blank: where every open block would end. */
  #end = 0;
  #endLine = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get depth(): number {
    return this.#items.length;
  }

  get hasParagraph(): boolean {
    return this.#paragraph !== null;
  }

  /** How many of the open items hold a line that is indented up to `column`, and the content column of the last one. */
  containerAt(column: number): { readonly depth: number; readonly indent: number } {
    let depth = this.#items.length;
    while (depth > 0 && (this.#items[depth - 1]?.column ?? 0) > column) depth -= 1;
    return { depth, indent: this.#items[depth - 1]?.column ?? 0 };
  }

  beginParagraph({ start, end, number }: Line, depth: number): true {
    this.#closeItems(depth);
    this.#paragraph = { start, line: number, item: null };
    return this.#reach(end, number);
  }

  extendParagraph({ end, number }: Line): true {
    return this.#reach(end, number);
  }

  addHeading(heading: Pick<HeadingBlock, "depth" | "text">, { start, end, number }: Line, depth: number): true {
    this.#closeItems(depth);
    this.#container.push({ kind: "heading", ...heading, line: number, span: { start, end } });
    return this.#reach(end, number);
  }

  addBreak({ start, end, number }: Line, depth: number): true {
    this.#closeItems(depth);
    const text = this.#text.slice(start, end);
    this.#container.push({ kind: "break", text, line: number, endLine: number, span: { start, end } });
    return this.#reach(end, number);
  }

  /** Whether the marker makes an item for certain: below a paragraph only 1 begins a list, though any number goes on with one. */
  admits({ number, mark }: PlainMarker, depth: number): boolean {
    return number === null || number === "1" || !this.hasParagraph || this.#items[depth]?.mark === mark;
  }

  addItem({ start, end, number }: Line, marker: PlainMarker, around: { depth: number; column: number }): true {
    const content = start + marker.width;
    this.#closeItems(around.depth);
    const children: Block[] = [];
    const block: Draft<ItemBlock> = {
      kind: "item",
      depth: around.depth + 1,
      ordered: marker.number !== null,
      box: null,
      text: "",
      textSpan: { start: content, end },
      line: number,
      endLine: number,
      span: { start, end },
      children,
    };
    this.#container.push(block);
    const item = { column: around.column + marker.width, mark: marker.mark, block, children };
    this.#items.push(item);
    this.#paragraph = { start: content, line: number, item };
    return this.#reach(end, number);
  }

  endParagraph(): void {
    const open = this.#paragraph;
    if (open === null) return;
    this.#paragraph = null;
    const span = { start: open.start, end: this.#end };
    if (open.item === null) {
      const text = this.#text.slice(span.start, span.end);
      this.#container.push({ kind: "paragraph", text, line: open.line, endLine: this.#endLine, span });
    } else Object.assign(open.item.block, readItemText(this.#text, hasGfmBox(this.#text, span) || null, span));
  }

  finish(): Block[] {
    this.#closeItems(0);
    return this.#blocks;
  }

  get #container(): Block[] {
    return this.#items.at(-1)?.children ?? this.#blocks;
  }

  #closeItems(depth: number): void {
    this.endParagraph();
    for (const { block } of this.#items.splice(depth)) {
      block.endLine = this.#endLine;
      block.span = { start: block.span.start, end: this.#end };
    }
  }

  #reach(end: number, line: number): true {
    this.#end = end;
    this.#endLine = line;
    return true;
  }
}

/** GFM's task list items: a box of a space or an x, white space, and something after that. */
function hasGfmBox(text: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  GFM_BOX.lastIndex = start;
  return GFM_BOX.test(text) && GFM_BOX.lastIndex < end;
}

const GFM_BOX = /\[[ xX]\](?:(?=[\r\n])| +)/y;

import type { Line } from "./lines.ts";
import type { Block, ItemBlock } from "./markdown-document.ts";

type Draft<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** A list item that following lines may still belong to. */
export interface OpenItem {
  readonly kind: "item";
  /** Column of its content, counted from where the content of the quote around it begins. */
  readonly column: number;
  readonly mark: string;
  readonly block: Draft<ItemBlock>;
  readonly children: Block[];
  /** Whether it begins with a paragraph, which is its text. */
  hasText: boolean;
}

export type Container = OpenItem | { readonly kind: "quote" };

/** Where the content of a line stands among the containers that are open. Columns are counted from the line's beginning. */
export interface LinePlace {
  /** How many of them hold the line. */
  readonly depth: number;
  /** Offset of the first character that is no white space. */
  readonly at: number;
  readonly column: number;
  /** Column where the content of the innermost quote begins. */
  readonly base: number;
  /** Columns of white space that belong to no container. */
  readonly indent: number;
  /** Offset where this white space begins; null inside of a tab. */
  readonly from: number | null;
}

/** Columns of indentation from which on a line is code, or goes on with the paragraph before it. */
export const CODE_INDENT = 4;

/** Finds which of the open containers go on with a line, as CommonMark 0.31 says in section 5. */
export function findPlace(text: string, { start, end }: Line, containers: readonly Container[]): LinePlace {
  let place = contentFrom(text, { depth: 0, base: 0, edge: 0, from: start, at: start, column: 0 });
  for (const container of containers) {
    if (container.kind === "quote") {
      if (text[place.at] !== ">" || place.indent >= CODE_INDENT) break;
      place = insideQuote(text, place, place.depth + 1);
    } else {
      const edge = place.base + container.column;
      if (place.at < end && place.column < edge) break;
      place = insideItem(text, place, edge);
    }
  }
  return place;
}

/** The same line inside the quote whose mark it begins with, at a depth where this quote is open. */
export function insideQuote(text: string, { at, column }: LinePlace, depth: number): LinePlace {
  const behind = { depth, at: at + 1, column: column + 1 };
  const gap = text[at + 1];
  if (gap !== " " && gap !== "\t")
    return contentFrom(text, { ...behind, base: column + 1, edge: column + 1, from: at + 1 });
  const isWhole = gap === " " || nextColumn(gap, column + 1) === column + 2;
  return contentFrom(text, { ...behind, base: column + 2, edge: column + 2, from: isWhole ? at + 2 : null });
}

function insideItem(text: string, place: LinePlace, column: number): LinePlace {
  const edge = Math.min(column, place.column);
  let { from } = place;
  let reached = place.column - place.indent;
  while (from !== null && reached < edge) {
    reached = nextColumn(text[from], reached);
    from = reached > edge ? null : from + 1;
  }
  return { ...place, depth: place.depth + 1, indent: place.column - edge, from };
}

function contentFrom(
  text: string,
  {
    depth,
    base,
    edge,
    from,
    ...cursor
  }: { depth: number; base: number; edge: number; from: number | null; at: number; column: number },
): LinePlace {
  let { at, column } = cursor;
  for (let char = text[at]; char === " " || char === "\t"; char = text[at]) {
    column = nextColumn(char, column);
    at += 1;
  }
  return { depth, at, column, base, indent: column - edge, from };
}

const TAB_STOP = 4;

/** The column behind a character that stands at `column`. */
export function nextColumn(char: string | undefined, column: number): number {
  return char === "\t" ? column + TAB_STOP - (column % TAB_STOP) : column + 1;
}

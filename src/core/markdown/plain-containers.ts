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
}

export type Container = OpenItem | { readonly kind: "quote" };

/** Where the content of a line stands among the containers that are open. */
export interface LinePlace {
  /** How many of them hold the line. */
  readonly depth: number;
  /** Offset behind their markers and indentation, where the content's own indentation begins. */
  readonly from: number;
  /** Offset of the first character that is no space. */
  readonly at: number;
  /** Column of `at`, counted from where the content of the innermost quote begins. */
  readonly column: number;
}

/** Spaces of indentation from which on a line is code, or goes on with the paragraph before it. */
export const CODE_INDENT = 4;

/** Finds which of the open containers go on with a line, as CommonMark 0.31 says in section 5; tabs are not expected. */
export function findPlace(text: string, { start, end }: Line, containers: readonly Container[]): LinePlace {
  let from = start;
  let base = start;
  let depth = 0;
  let at = skipSpaces(text, start);
  for (const container of containers) {
    if (container.kind === "item") {
      if (at < end && at - base < container.column) break;
      from = Math.min(at, base + container.column);
    } else {
      if (text[at] !== ">" || at - from >= CODE_INDENT) break;
      base = behindQuoteMark(text, at);
      from = base;
      at = skipSpaces(text, base);
    }
    depth += 1;
  }
  return { depth, from, at, column: at - base };
}

/** The same line inside the quote whose mark it begins with, at a depth where this quote is open. */
export function insideQuote(text: string, { at }: LinePlace, depth: number): LinePlace {
  const from = behindQuoteMark(text, at);
  const content = skipSpaces(text, from);
  return { depth, from, at: content, column: content - from };
}

function behindQuoteMark(text: string, at: number): number {
  return text[at + 1] === " " ? at + 2 : at + 1;
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === " ") at += 1;
  return at;
}

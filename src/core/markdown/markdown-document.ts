import type { Span } from "./place.ts";
import type { SourceText } from "./source-text.ts";

/** A heading, ATX or setext. `text` is as written, without the hashes. */
export interface HeadingBlock {
  readonly kind: "heading";
  readonly depth: 1 | 2 | 3 | 4 | 5 | 6;
  readonly text: string;
  readonly line: number;
  readonly span: Span;
}

/** A list item; `box` is the character between the brackets with its offset, null where there is no box. */
export interface ItemBlock {
  readonly kind: "item";
  /** 1 for a top-level list. */
  readonly depth: number;
  readonly ordered: boolean;
  /** Any single character between brackets, GFM or not: `[~]` is a box here, and its meaning is a status's business. */
  readonly box: { readonly mark: string; readonly span: Span } | null;
  /** The first paragraph after the box, as written, possibly several lines. */
  readonly text: string;
  readonly textSpan: Span;
  readonly line: number;
  readonly endLine: number;
  readonly span: Span;
  readonly children: readonly Block[];
}

export interface ParagraphBlock {
  readonly kind: "paragraph";
  readonly text: string;
  readonly line: number;
  readonly endLine: number;
  readonly span: Span;
}

/** A row below a table's header; it may have fewer or more cells than that. */
export interface TableRow {
  readonly cells: readonly string[];
  readonly spans: readonly Span[];
  readonly line: number;
}

export interface TableBlock {
  readonly kind: "table";
  readonly header: readonly string[];
  /** `spans[i]` is exactly the characters of `cells[i]`, without the white space around them. */
  readonly rows: readonly TableRow[];
  readonly line: number;
  readonly endLine: number;
  readonly span: Span;
}

export interface CodeBlock {
  readonly kind: "code";
  /** First word of the info string, lower case, or null. */
  readonly language: string | null;
  readonly text: string;
  readonly line: number;
  readonly endLine: number;
  /** False for a fence that runs to the end of its container. */
  readonly closed: boolean;
  readonly span: Span;
}

/** HTML, front matter, quotes' borders: kept for their extent alone. */
export interface OtherBlock {
  readonly kind: "html" | "front-matter" | "break" | "definition";
  readonly text: string;
  readonly line: number;
  readonly endLine: number;
  readonly span: Span;
}

/** Quotes are transparent: their blocks stand where the quote stands. */
export type Block = HeadingBlock | ItemBlock | ParagraphBlock | TableBlock | CodeBlock | OtherBlock;

/** A document as blocks with positions: what every dialect reads. Lists are flattened into their items. */
export interface MarkdownDocument {
  readonly source: SourceText;
  readonly blocks: readonly Block[];
  /** Why the document was not parsed (too large, too deep), or null. */
  readonly refused: { readonly reason: string; readonly line: number } | null;
}

import type { Line } from "./lines.ts";
import type { TableBlock, TableRow } from "./markdown-document.ts";
import type { OpenBlock } from "./open-block.ts";
import type { Span } from "./place.ts";
import { CODE_INDENT, type LinePlace } from "./plain-containers.ts";
import { isDefinitionLike, readPlainShape } from "./plain-line.ts";
import { readCells, readDelimiterRow } from "./table-cells.ts";

/** A table below its delimiter row. Every line that begins no other block is a row of it. */
export class OpenTable implements OpenBlock {
  readonly endsAtOnce = false;
  readonly mayGoOnLazily = false;
  readonly #text: string;
  readonly #header: Span;
  readonly #line: number;
  readonly #rows: TableRow[] = [];

  constructor(text: string, header: Span, line: number) {
    this.#text = text;
    this.#header = header;
    this.#line = line;
  }

  read({ end, number }: Line, { at, indent }: LinePlace): "inside" | "behind" | null {
    if (at >= end) return "behind";
    if (indent >= CODE_INDENT) return null;
    const shape = this.#text[at] === "|" ? "text" : readPlainShape(this.#text, at);
    if (shape !== "text") return "behind";
    const spans = readCells(this.#text, { start: at, end });
    if (spans.length === 0 || isDefinitionLike(this.#text, at)) return null;
    this.#rows.push({ cells: this.#cells(spans), spans, line: number });
    return "inside";
  }

  close(end: number, endLine: number): TableBlock {
    const { start } = this.#header;
    const header = this.#cells(readCells(this.#text, this.#header));
    return { kind: "table", header, rows: this.#rows, line: this.#line, endLine, span: { start, end } };
  }

  #cells(spans: readonly Span[]): string[] {
    return spans.map(({ start, end }) => this.#text.slice(start, end));
  }
}

/** The table whose header is the one line above and whose delimiter row this is; null where they make none for certain. */
export function openTable(text: string, header: Span, { start, end, number }: Line): OpenTable | null {
  const columns = readDelimiterRow(text, { start, end });
  if (columns === null || columns !== readCells(text, header).length) return null;
  return new OpenTable(text, header, number - 1);
}

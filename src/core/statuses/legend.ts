import type { Block, HeadingBlock, ItemBlock, MarkdownDocument, TableBlock } from "../markdown/markdown-document.ts";
import type { Status } from "./status.ts";
import { statusOfWords } from "./status-words.ts";
import { leadingSymbol } from "./symbols.ts";

/** What the document itself says its marks mean. */
export interface Legend {
  /** By the character between the brackets. */
  readonly boxes: ReadonlyMap<string, Status>;
  /** By emoji, repaired and without variation selectors. */
  readonly symbols: ReadonlyMap<string, Status>;
  /** Lines of legend items: they look like tasks and are none. */
  readonly lines: ReadonlySet<number>;
}

interface Draft {
  readonly boxes: Map<string, Status>;
  readonly symbols: Map<string, Status>;
  readonly lines: Set<number>;
}

const HEADING = /\b(?:legend|status key|task key|marker(?:s| key)|conventions|notation|status(?:es)? symbols?)\b/i;
/** `` `[x]` Complete `` and `[-] = Blocked`, several in one line. */
const PAIR = /`?\[([^\]\p{L}\p{N}]|[xX])\]`?[ \t]{0,3}[=:–—-]?[ \t]{0,3}\*{0,2}(\p{L}[\p{L} _-]{0,30})/gu;

/** Reads the legends of a document: tables, bullets with boxes or emoji under a legend heading, and one-line keys. */
export function readLegend(document: MarkdownDocument): Legend {
  const draft: Draft = { boxes: new Map(), symbols: new Map(), lines: new Set() };
  let legend: HeadingBlock | null = null;
  for (const block of document.blocks) {
    if (block.kind === "heading" && (legend === null || block.depth <= legend.depth)) {
      legend = HEADING.test(block.text) ? block : null;
    }
    readBlock(block, legend !== null, draft);
  }
  return draft;
}

function readBlock(block: Block, underLegend: boolean, draft: Draft): void {
  if (block.kind === "table") readTable(block, draft);
  if (block.kind === "paragraph") readPairs(block.text, draft);
  if (block.kind === "item" && block.box === null) readPairs(block.text, draft);
  if (block.kind === "item" && underLegend) readItem(block, draft);
}

function readItem(item: ItemBlock, draft: Draft): void {
  const status = statusOfWords(item.text);
  if (status === null) return;
  draft.lines.add(item.line);
  if (item.box) setOnce(draft.boxes, item.box.mark, status);
  const symbol = leadingSymbol(item.text);
  if (symbol !== null) setOnce(draft.symbols, symbol, status);
}

function readTable(table: TableBlock, draft: Draft): void {
  for (const { cells } of table.rows) {
    const mark = cells.map((cell) => /^`?\[([^\]])\]`?$/u.exec(cell.trim())?.[1]).find((found) => found !== undefined);
    const symbol = cells.map(onlySymbol).find((found) => found !== null);
    const status = cells.map(statusOfWords).find((found) => found !== null);
    if (status === undefined || status === null) continue;
    if (mark !== undefined) setOnce(draft.boxes, mark, status);
    if (symbol !== undefined && symbol !== null) setOnce(draft.symbols, symbol, status);
  }
}

function onlySymbol(cell: string): string | null {
  return /[\p{L}\p{N}]{3}/u.test(cell) ? null : leadingSymbol(cell);
}

/** One pair alone is an example in prose; a key has at least two. */
function readPairs(text: string, draft: Draft): void {
  if (!text.includes("]")) return;
  const pairs = [...text.slice(0, 1_000).matchAll(PAIR)].flatMap(([, mark = "", words = ""]) => {
    const status = statusOfWords(words);
    return status === null ? [] : [{ mark, status }];
  });
  if (pairs.length < 2) return;
  for (const { mark, status } of pairs) setOnce(draft.boxes, mark, status);
}

function setOnce(map: Map<string, Status>, key: string, status: Status): void {
  if (!map.has(key)) map.set(key, status);
}

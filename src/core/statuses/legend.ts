import type { Block, HeadingBlock, ItemBlock, MarkdownDocument, TableBlock } from "../markdown/markdown-document.ts";
import { plainSigns } from "./garbled-signs.ts";
import type { Status } from "./status.ts";
import { statusOfLabel, statusOfWords } from "./status-words.ts";
import { explainedSigns, leadingSymbol } from "./symbols.ts";

/** What the document itself says its marks mean. */
export interface Legend {
  /** By what stands between the brackets: a character, or up to three letters. */
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

const NAME =
  /\b(?:legend|(?:status|task|symbol) (?:key|codes?|indicators?|icons?|symbols?|definitions?)|marker(?:s| key)|checkbox (?:states?|meanings?)|conventions|notation|status(?:es)? (?:values|meanings)|task statuses)\b|^(?:key|symbols)$|凡例|图例|圖例/i;
const MARK = "\\[([^\\]\\p{L}\\p{N}]|\\p{L}{1,3})\\]";
/** `` `[x]` Complete `` and `[-] = Blocked`, several in one line. */
const PAIR = new RegExp(`\`?${MARK}\`?[ \\t]{0,3}[=:–—-]?[ \\t]{0,3}\\*{0,2}(\\p{L}[\\p{L} _-]{0,30})`, "gu");
const LEADING_MARK = new RegExp(`^\`?${MARK}\`?[ \\t]*[=:–—-]?[ \\t]*`, "u");
const ONLY_MARK = new RegExp(`^\`?${MARK}\`?$`, "u");
/** `Legend: ✅ Done | 🚧 Blocked`, `**Status key**: …`; a field `Status:` looks the same. */
const SYMBOL_KEY =
  /^[*_ \t]{0,4}(?:(status)|(?:(?:status|task|progress|symbol)[ \t])?(?:legend|key|symbols|icons))[*_]{0,3}[ \t]?:[*_]{0,3}/i;
/** A row that begins with an id or a number lists tasks. */
const NUMBERED_CELL = /^\W{0,3}[A-Z]{0,5}-?\d/;

/** Reads the legends of a document: tables, bullets with boxes or emoji under a legend heading or label, and one-line keys. */
export function readLegend(document: MarkdownDocument): Legend {
  const legend = known.get(document) ?? lookForLegend(document);
  known.set(document, legend);
  return legend;
}

/** The parser and two rules ask for the same. */
const known = new WeakMap<MarkdownDocument, Legend>();

function lookForLegend(document: MarkdownDocument): Legend {
  const draft: Draft = { boxes: new Map(), symbols: new Map(), lines: new Set() };
  let heading: HeadingBlock | null = null;
  let isLabelled = false;
  for (const block of document.blocks) {
    if (block.kind === "heading" && (heading === null || block.depth <= heading.depth)) {
      heading = NAME.test(block.text.slice(0, 120)) ? block : null;
    }
    if (block.kind !== "item") isLabelled = block.kind === "paragraph" && isLegendLabel(block.text);
    readBlock(block, heading !== null || isLabelled, draft);
  }
  return draft;
}

/** `**Legend**:` or `**Legend**` above a list. */
function isLegendLabel(text: string): boolean {
  const isLabel = text.length < 60 && /:[*_]{0,3}\s*$|^(\*\*|__)[^*_:]+\1\s*$/.test(text);
  return isLabel && NAME.test(text.replace(/[*_:]/g, "").trim());
}

function readBlock(block: Block, underLegend: boolean, draft: Draft): void {
  if (block.kind === "table") readTable(block, underLegend, draft);
  if (block.kind === "paragraph") readKey(plainSigns(block.text), underLegend, draft);
  if (block.kind === "item" && block.box === null) readKey(plainSigns(block.text), underLegend, draft);
  if (block.kind === "item" && underLegend) readItem(block, draft);
}

function readItem({ box, text: written, line }: ItemBlock, draft: Draft): void {
  const text = plainSigns(written);
  const letters = box === null ? LEADING_MARK.exec(text) : null;
  const words = text.slice(letters?.[0].length ?? 0);
  const status = statusOfWords(words);
  if (status === null) return;
  draft.lines.add(line);
  const mark = box?.mark ?? letters?.[1];
  if (mark !== undefined) setOnce(draft.boxes, mark, status);
  const symbol = leadingSymbol(words);
  if (symbol !== null) setOnce(draft.symbols, symbol, status);
}

/** Outside of a legend a row must be nothing but a mark and the name of a status, whatever explains it. */
function readTable(table: TableBlock, underLegend: boolean, draft: Draft): void {
  const statusOf = underLegend ? statusOfWords : statusOfLabel;
  for (const { cells } of table.rows) {
    const mark = cells.map((cell) => ONLY_MARK.exec(cell.trim())?.[1]).find((found) => found !== undefined);
    const symbol = cells.map(onlySymbol).find((found) => found !== null);
    if (mark === undefined && (symbol === undefined || symbol === null)) continue;
    const status = cells.map(statusOf).find((found) => found !== null);
    if (status === undefined || status === null || NUMBERED_CELL.test(cells[0] ?? "")) continue;
    if (mark !== undefined) setOnce(draft.boxes, mark, status);
    if (symbol !== undefined && symbol !== null) setOnce(draft.symbols, symbol, status);
  }
}

function onlySymbol(cell: string): string | null {
  return /[\p{L}\p{N}]{3}/u.test(cell) ? null : leadingSymbol(cell);
}

/** One pair alone is an example in prose, or a field; a key has at least two, and what stands under a legend is one. */
function readKey(text: string, underLegend: boolean, draft: Draft): void {
  if (text.includes("]")) readPairs(text, draft);
  const [label = null, isField] = SYMBOL_KEY.exec(text) ?? [];
  if (label === null && !underLegend) return;
  const signs = explainedSigns(text.slice(label?.length ?? 0, 1_000));
  const known = signs.flatMap(({ symbol, status }) => (status === null ? [] : [{ symbol, status }]));
  if (!underLegend && (isField === undefined ? signs : known).length < 2) return;
  for (const { symbol, status } of known) setOnce(draft.symbols, symbol, status);
}

function readPairs(text: string, draft: Draft): void {
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

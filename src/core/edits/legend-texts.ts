import type { MarkdownDocument } from "../markdown/markdown-document.ts";
import { readLegend } from "../statuses/legend.ts";
import type { Status } from "../statuses/status.ts";
import { statusOfWords } from "../statuses/status-words.ts";

/** What a document's legend writes for a status, as it would stand in a field: `✅ Done`, garbled or not. */
export type LegendTexts = ReadonlyMap<Status, string>;

/** A sign, if any, and words: `✅ **Done**`, `Done`. A garbled sign begins with a character beyond ASCII too. */
const ENTRY = /^(?:([^\p{ASCII}]\S{0,15})[ \t]{1,4})?\*{0,2}(\p{L}[\p{L} ]{0,30}?)\*{0,2}$/u;

/** Reads the texts of legend bullets; the first of several for one status counts. Bullets about boxes are left out. */
export function readLegendTexts(document: MarkdownDocument): LegendTexts {
  const { lines } = readLegend(document);
  const texts = new Map<Status, string>();
  for (const block of document.blocks) {
    if (block.kind !== "item" || block.box !== null || !lines.has(block.line)) continue;
    const status = statusOfWords(block.text);
    const text = entryText(block.text);
    if (status !== null && text !== null && !texts.has(status)) texts.set(status, text);
  }
  return texts;
}

function entryText(item: string): string | null {
  const head = item.slice(0, 120).split(/:|[ \t][-–—][ \t]|\n/, 1)[0] ?? "";
  const [, sign, words] = ENTRY.exec(head.trim()) ?? [];
  if (words === undefined) return null;
  return sign === undefined ? words : `${sign} ${words}`;
}

import { repairMojibake } from "./mojibake.ts";
import type { Status } from "./status.ts";
import { statusOfWords } from "./status-words.ts";

/** Signs that say the same wherever they stand; all others mean what a legend says. */
const CHECKS = new Set(["✅", "✔", "☑", "✓"]);
/** Boxes that nobody has ticked. */
const EMPTY = new Set(["☐", "⬜", "🔲"]);

/**
 * The emoji or other sign that a text begins with, repaired and without variation selectors, or null where it begins
 * with a letter, a digit, markup or a bracket.
 */
export function leadingSymbol(text: string): string | null {
  const run = /^[^\p{L}\p{N}\s\p{P}`|<>=+$^~]{1,8}/u.exec(repairMojibake(text.trimStart().slice(0, 64)))?.[0];
  const symbol = run?.replace(/[\ufe0e\ufe0f]/g, "") ?? "";
  return symbol === "" ? null : symbol;
}

/** A sign, arrows left out, that nothing but what parts two of them stands before. */
const SIGN = /(?<![^\s,;|/·•])[^\p{L}\p{N}\s\p{P}`|<>=+$^~\u2190-\u21ff]{1,8}(?=[\s=:–—-])/gu;

/**
 * The signs of a line that begins with one, each with the status that the words behind it begin with, or null where they
 * name none: `✅ Done, 🔶 Partially done`. Empty where words come first, since then they may belong to the sign after them.
 */
export function explainedSigns(line: string): readonly { readonly symbol: string; readonly status: Status | null }[] {
  const text = repairMojibake(line);
  const found = [...text.matchAll(SIGN)];
  if (/[^\s>*_]/.test(text.slice(0, found[0]?.index))) return [];
  return found.map(({ 0: sign, index }, at) => ({
    symbol: sign.replace(/[\ufe0e\ufe0f]/g, ""),
    status: statusOfWords(text.slice(index + sign.length, found[at + 1]?.index)),
  }));
}

/** Done for a check mark, to do for an empty box, null for a sign that needs a legend. */
export function statusOfCheck(symbol: string): Status | null {
  if (EMPTY.has(symbol)) return "todo";
  return CHECKS.has(symbol) ? "done" : null;
}

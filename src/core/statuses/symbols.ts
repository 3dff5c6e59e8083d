import { repairMojibake } from "./mojibake.ts";
import type { Status } from "./status.ts";

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

/** Done for a check mark, to do for an empty box, null for a sign that needs a legend. */
export function statusOfCheck(symbol: string): Status | null {
  if (EMPTY.has(symbol)) return "todo";
  return CHECKS.has(symbol) ? "done" : null;
}

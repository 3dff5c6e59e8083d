import { repairMojibake } from "./mojibake.ts";

/**
 * The emoji or other sign that a text begins with, repaired and without variation selectors, or null where it begins
 * with a letter, a digit, markup or a bracket.
 */
export function leadingSymbol(text: string): string | null {
  const run = /^[^\p{L}\p{N}\s\p{P}`|<>=+$^~]{1,8}/u.exec(repairMojibake(text.trimStart().slice(0, 64)))?.[0];
  const symbol = run?.replace(/[\ufe0e\ufe0f]/g, "") ?? "";
  return symbol === "" ? null : symbol;
}

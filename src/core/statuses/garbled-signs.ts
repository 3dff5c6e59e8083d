import { repairMojibake } from "./mojibake.ts";

/** Dashes of UTF-8 that somebody read as Mac Roman or as Windows-1252: the source of a pattern. */
export const GARBLED_DASH = "\\u201a\\u00c4[\\u00ec\\u00ee]|\\u00e2\\u20ac[\\u201c\\u201d]";

/** The same for the dot and the bullet between two parts of a line. */
export const GARBLED_DOT = "\\u00ac\\u2211|\\u00c2\\u00b7|\\u201a\\u00c4\\u00a2|\\u00e2\\u20ac\\u00a2";

/** Garbled dashes, arrows and dots begin with one of these, and most texts have none of them. */
const LEAD = /[\u201a\u00e2\u00ac\u00c2]/;
const SIGN = /[\u201a\u00e2][\u0080-\uffff]{2}|[\u00ac\u00c2][\u0080-\uffff]/g;

/** The text with garbled dashes, arrows and dots, and what else is garbled beside them, read as they were meant. */
export function plainSigns(text: string): string {
  return LEAD.test(text) ? repairMojibake(text) : text;
}

/** Like `plainSigns`, with each sign as wide as it was, by blanks behind it: offsets hold. */
export function evenSigns(text: string): string {
  return LEAD.test(text) ? text.replace(SIGN, (sign) => repairMojibake(sign).padEnd(sign.length)) : text;
}

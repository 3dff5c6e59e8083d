import { parseInline } from "./inline-text.ts";

/** Code spans of one backtick each, the way nearly everybody writes them. */
const SIMPLE = /^[^`\\<]*(?:`[^`\\<]+`[^`\\<]*)*$/;

/** Contents of the code spans of a text, in order. Anything but plain single backticks is left to the inline parser. */
export function codeSpans(text: string): readonly string[] {
  if (!text.includes("`")) return [];
  if (!SIMPLE.test(text)) return parseInline(text).code;
  return text.split("`").filter((_, index) => index % 2 === 1);
}

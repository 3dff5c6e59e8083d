import { parseInline } from "./inline-text.ts";

/** Characters that mean something in inline Markdown. */
const MARKUP = /[`*_~[\]<>&\\!|:@]|^[#>+-]|\d[.)]/;

/** A text without its inline markup, white space collapsed, for comparing what people read. */
export function plainText(text: string): string {
  return MARKUP.test(text) ? parseInline(text).plain : text.replace(/\s+/g, " ").trim();
}

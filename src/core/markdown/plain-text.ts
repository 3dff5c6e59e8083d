import { parseInline } from "./inline-text.ts";

/** Characters that mean something in inline Markdown, and what makes a text begin a block of another kind. */
const MARKUP = /[`*_~[\]<>&\\!|@]|www\.|:\/\/|^\s*(?:[#+-]|\d{1,9}[.)])|:-/i;
/** Strong text between blanks or punctuation, as in `**Setup (Phase 1)**: …`: where nothing else could be meant. */
const STRONG = /(^|[\s(])\*\*([^\s*](?:[^*]{0,200}[^\s*])?)\*\*(?=[\s:.,;)]|$)/g;

/** A text without its inline markup, white space collapsed, for comparing what people read. */
export function plainText(text: string): string {
  const bare = text.includes("**") ? text.replace(STRONG, "$1$2") : text;
  return MARKUP.test(bare) ? parseInline(text).plain : bare.replace(/\s+/g, " ").trim();
}

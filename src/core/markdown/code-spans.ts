import { parseInline } from "./inline-text.ts";

/**
 * Code spans of one backtick each, the way nearly everybody writes them, with whatever they hold; between them nothing
 * that could hide a backtick: no escape, no tag, no address in angle brackets.
 */
const SIMPLE = /^(?:[^`\\<]|<(?![A-Za-z/!?]))*(?:`[^`\r\n]+`(?!`)(?:[^`\\<]|<(?![A-Za-z/!?]))*)*$/;
/** Addresses and destinations of links may hold backticks too, and at its beginning a text may be a block of another kind. */
const ADDRESS = /(?:www\.|:\/\/)[^\s`]*`|\]\([^)\s]*`|^(?:\s|[>~]|[#+*-][ \t#])/i;
/** As much as the inline parser reads as Markdown. */
const MOST = 1_024;

/** Contents of the code spans of a text, in order. Anything but plain single backticks is left to the inline parser. */
export function codeSpans(text: string): readonly string[] {
  if (!text.includes("`")) return [];
  if (text.length > MOST || ADDRESS.test(text) || !SIMPLE.test(text)) return parseInline(text).code;
  return text.split("`").flatMap((part, at) => (at % 2 === 1 ? [trimmed(part)] : []));
}

/** One space at each end belongs to the marks. */
function trimmed(code: string): string {
  const isPadded = code.startsWith(" ") && code.endsWith(" ") && code.trim() !== "";
  return isPadded ? code.slice(1, -1) : code;
}

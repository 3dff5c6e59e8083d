import { readLinePrefix } from "./containers.ts";
import { isBlank, linesOf } from "./lines.ts";
import type { SourceText } from "./source-text.ts";

/** Why a document is not parsed, and where. */
export interface Refusal {
  readonly reason: string;
  readonly line: number;
}

/** One MiB holds about ten thousand tasks. */
export const MAX_BYTES = 1_048_576;
/** A line of a real document has 30 characters on average; every line costs some 40 µs however short it is. */
export const MAX_LINES = 50_000;
/** Characters in one line. Inline constructs cost the square of it in every Markdown parser that GitHub users meet. */
export const MAX_LINE = 8_192;
/** Quotes and lists within each other; micromark runs out of stack at some thousands and is slow long before. */
export const MAX_DEPTH = 64;
/** Characters without a blank line or a bullet at the left edge, where the document could be cut. */
const MAX_STRETCH = 131_072;

/**
 * Looks for what would make the Markdown parser slow or overflow its stack. One linear pass, no parsing.
 * Null for a document that is safe to parse.
 */
export function guardMarkdown({ bytes, text }: SourceText): Refusal | null {
  if (bytes.length > MAX_BYTES) return { reason: `the document is larger than ${MAX_BYTES / 1024} KiB`, line: 1 };
  let stretch = 0;
  for (const line of linesOf(text)) {
    const length = line.end - line.start;
    if (line.number > MAX_LINES) return { reason: `the document has more than ${MAX_LINES} lines`, line: line.number };
    if (length > MAX_LINE) return { reason: `a line is longer than ${MAX_LINE} characters`, line: line.number };
    if (depthOf(text, line.start, line.end) > MAX_DEPTH) {
      return { reason: `lists and quotes are nested more than ${MAX_DEPTH} deep`, line: line.number };
    }
    stretch = isBlank(text, line) || isBulletAtEdge(text, line.start) ? 0 : stretch + length;
    if (stretch > MAX_STRETCH) {
      return { reason: `a block without a blank line is longer than ${MAX_STRETCH / 1024} KiB`, line: line.number };
    }
  }
  return null;
}

/** Upper bound of the containers around a line's content: an item inside n lists is indented by two columns for each. */
function depthOf(text: string, start: number, end: number): number {
  const { quotes, opens, indent } = readLinePrefix(text, start, end, MAX_DEPTH);
  return opens.length === 0 ? quotes : quotes + opens.length + Math.floor(indent / 2);
}

function isBulletAtEdge(text: string, at: number): boolean {
  const char = text[at];
  return (char === "-" || char === "*" || char === "+") && (text[at + 1] === " " || text[at + 1] === "\t");
}

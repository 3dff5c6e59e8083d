import type { CodeBlock } from "../markdown/markdown-document.ts";
import type { SourceText } from "../markdown/source-text.ts";
import type { Fix } from "./fix.ts";
import { lineEndOf, linesOf } from "./line-at.ts";
import { textFix } from "./text-fix.ts";

/** What nobody writes in code and everybody in a document: a heading, a box, another fence, a row of a table, a sentence. */
const PROSE = [
  /^ {0,3}#{2,6}[ \t]/,
  /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[^\]]{0,2}\][ \t]/,
  /^[ \t]*(?:```|~~~)/,
  /^[ \t]*\|.*\|[ \t]*$/,
  /^[ \t]*(?:[-*+][ \t]+)?[*_]{0,2}\p{Lu}[^\s]*(?: [^\s]+){4,}[.:!?][*_]{0,2}[ \t]*$/u,
];

/**
 * Closes a code block that runs to the end of its document, right after its last line. Null where something that is no
 * code stands in it, or where it is part of a list or a quote: then nobody but its author knows where it ends.
 */
export function closingFence(source: SourceText, block: CodeBlock): Fix | null {
  const [, indent, fence] = /^( {0,3})(`{3,}|~{3,})/.exec(linesOf(source)(block.line)?.text ?? "") ?? [];
  if (indent === undefined || fence === undefined) return null;
  if (source.text.slice(block.span.end).trim() !== "") return null;
  const inside = block.text.split(/\r\n|\r|\n/);
  if (inside.some((line) => PROSE.some((form) => form.test(line.slice(0, 400))))) return null;
  return textFix(source, "close the code block", [endOf(source, `${indent}${fence}`)]);
}

/** A line after the last one that holds anything; a document that ends without a line end goes on to. */
export function endOf(source: SourceText, line: string) {
  const end = source.text.trimEnd().length;
  return { span: { start: end, end }, text: `${lineEndOf(source)}${line}` };
}

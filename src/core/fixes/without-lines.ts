import type { SourceText } from "../markdown/source-text.ts";
import type { TextEdit } from "./fix.ts";
import { linesOf } from "./line-at.ts";

/**
 * The edit that takes whole lines out of a document, the last one included. Where blank lines stand before and after
 * them, or nothing after them, one goes with them.
 */
export function withoutLines(source: SourceText, first: number, last: number): TextEdit | null {
  const lineAt = linesOf(source);
  const [begin, end] = [lineAt(first), lineAt(last)];
  if (!begin || !end) return null;
  const [before, after] = [lineAt(first - 1), lineAt(last + 1)];
  const isOpenAbove = before === null || before.text.trim() === "";
  const isOpenBelow = after === null || after.text.trim() === "";
  if (!isOpenAbove || !isOpenBelow) return { span: { start: begin.span.start, end: end.next }, text: "" };
  const isLast = after === null || source.text.slice(after.span.start).trim() === "";
  if (isLast && before !== null) return { span: { start: before.span.start, end: end.next }, text: "" };
  return { span: { start: begin.span.start, end: after?.next ?? end.next }, text: "" };
}

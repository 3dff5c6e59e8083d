import type { StatusMark } from "../bundle/task.ts";
import { linesOf } from "../fixes/line-at.ts";
import type { Span } from "../markdown/place.ts";
import type { SourceText } from "../markdown/source-text.ts";

/** Where the characters of a mark stand in the document that it was read from. */
export function spanOfMark({ at, written }: Pick<StatusMark, "at" | "written">, source: SourceText): Span {
  const start = (linesOf(source)(at.line)?.span.start ?? 0) + (at.column ?? 1) - 1;
  return { start, end: start + written.length };
}

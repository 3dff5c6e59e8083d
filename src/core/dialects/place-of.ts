import type { Place, Span } from "../markdown/place.ts";
import type { SourceText } from "../markdown/source-text.ts";

/** The place of a range of the text, with its column. */
export function placeOf(source: SourceText, { start, end }: Span): Place {
  const { text, path } = source;
  let lineStart = start;
  while (lineStart > 0 && text[lineStart - 1] !== "\n" && text[lineStart - 1] !== "\r") lineStart -= 1;
  const endLine = source.lineAt(Math.max(start, end - 1));
  return { path, line: source.lineAt(start), endLine, column: start - lineStart + 1 };
}

import type { Place, Span } from "../markdown/place.ts";
import type { SourceText } from "../markdown/source-text.ts";

/** The place of a range of the text, with its column. */
export function placeOf(source: SourceText, { start, end }: Span): Place {
  const { text, path } = source;
  const lineStart = Math.max(text.lastIndexOf("\n", start - 1), text.lastIndexOf("\r", start - 1)) + 1;
  const column = start === 0 ? 1 : start - lineStart + 1;
  return { path, line: source.lineAt(start), endLine: source.lineAt(Math.max(start, end - 1)), column };
}

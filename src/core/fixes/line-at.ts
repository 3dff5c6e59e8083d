import { textLineStarts } from "../markdown/line-starts.ts";
import type { Span } from "../markdown/place.ts";
import type { SourceText } from "../markdown/source-text.ts";

/** A line of a document, its span without the line end. */
export interface Line {
  readonly text: string;
  readonly span: Span;
  /** Where the next line begins, or the text ends. */
  readonly next: number;
}

/** A document's lines by number, from 1; null beyond the end. */
export function linesOf(source: SourceText): (line: number) => Line | null {
  const { text } = source;
  const starts = kept.get(source) ?? textLineStarts(text);
  kept.set(source, starts);
  return (line) => {
    const start = starts[line - 1];
    if (start === undefined) return null;
    const next = starts[line] ?? text.length;
    const written = text.slice(start, next).replace(/[\r\n]+$/, "");
    return { text: written, span: { start, end: start + written.length }, next };
  };
}

/** Every finding of a document asks for its lines. */
const kept = new WeakMap<SourceText, readonly number[]>();

/** What ends the lines of a document: that of its first line. */
export function lineEndOf({ text }: SourceText): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? "\n";
}

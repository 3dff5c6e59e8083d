import type { HeadingBlock } from "../../markdown/markdown-document.ts";
import type { Span } from "../../markdown/place.ts";
import type { SourceText } from "../../markdown/source-text.ts";
import type { TaskBlock } from "../task-block.ts";

/** A heading's words behind the box that some begin with: `[x] Task 2: …`. */
export interface HeadingText {
  readonly text: string;
  readonly textSpan: Span;
  readonly box: TaskBlock["box"];
}

/** `[P]` and `[US1]` are labels; a status is a space, an x or a sign. */
const BOX = /^\[([^\p{L}\p{N}[\]\\^]|[xX])\][ \t]+/u;

export function readHeadingText({ text, span }: HeadingBlock, { text: document }: SourceText): HeadingText {
  const start = span.start + Math.max(0, document.slice(span.start, span.end).indexOf(text));
  const textSpan = { start, end: Math.min(span.end, start + text.length) };
  const found = text.startsWith("[") ? BOX.exec(text) : null;
  const mark = found?.[1];
  if (!found || mark === undefined) return { text, textSpan, box: null };
  const box = { mark, span: { start: start + 1, end: start + 1 + mark.length } };
  const width = found[0].length;
  return { text: text.slice(width), textSpan: { start: start + width, end: textSpan.end }, box };
}

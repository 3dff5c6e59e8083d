import type { Span } from "../markdown/place.ts";
import type { SourceText } from "../markdown/source-text.ts";
import type { ByteEdit } from "./edit.ts";
import { encodeText } from "./encode-text.ts";

/**
 * The edit that replaces the text at `span` by `newText`, in bytes. Null when the line holds invalid UTF-8
 * or the bytes there are not those of the text, so that nothing is guessed.
 */
export function editAt(source: SourceText, span: Span, newText: string, why: string): ByteEdit | null {
  const byteStart = source.byteOffset(span.start);
  const expected = encodeText(source.text.slice(span.start, span.end));
  const newBytes = encodeText(newText);
  if (byteStart === null || expected === null || newBytes === null) return null;
  const oldBytes = source.bytes.slice(byteStart, byteStart + expected.length);
  const same = oldBytes.length === expected.length && oldBytes.every((byte, index) => byte === expected[index]);
  return same ? { byteStart, oldBytes, newBytes, why } : null;
}

import type { SourceFile } from "../snapshot/source-file.ts";
import { findLine, lineStarts, textLineStarts } from "./line-starts.ts";

/**
 * A document's bytes and the text that was parsed.
 *
 * `text` has no byte order mark and every other character in place, line ends included. `byteOffset`
 * leads back from a UTF-16 offset in `text` to a byte in `bytes`; it goes by line, so that invalid
 * UTF-8 on one line does not shift the others, and returns null where the line itself is not valid.
 */
export interface SourceText {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly text: string;
  /** Line number, from 1, of a UTF-16 offset. */
  lineAt(offset: number): number;
  byteOffset(offset: number): number | null;
}

/** A text that was cut out of a document: no bytes are its own. */
export function sourceOfText(path: string, text: string): SourceText {
  const lines = textLineStarts(text);
  return { path, bytes: NO_BYTES, text, lineAt: (offset) => findLine(lines, offset) + 1, byteOffset: () => null };
}

const NO_BYTES = new Uint8Array();
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = new TextEncoder();

/** Decodes a file as UTF-8 whatever its bytes are: invalid sequences become U+FFFD, a leading byte order mark is left out. */
export function decodeSource(file: Pick<SourceFile, "path" | "bytes">): SourceText {
  const { path, bytes } = file;
  const start = BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte) ? BYTE_ORDER_MARK.length : 0;
  const text = decoder.decode(bytes.subarray(start));
  let textLines: readonly number[] | null = null;
  let byteLines: readonly number[] | null = null;
  const linesOfText = () => {
    textLines ??= textLineStarts(text);
    return textLines;
  };
  const lineAt = (offset: number) => findLine(linesOfText(), offset) + 1;
  const byteOffset = (offset: number) => {
    if (offset < 0 || offset > text.length) return null;
    const lines = linesOfText();
    // No character of UTF-8 takes fewer bytes than it has units here: where there are as many, each takes one.
    const isEven = text.length === bytes.length - start;
    byteLines ??= isEven ? lines : lineStarts(bytes.length - start, (index) => bytes[start + index] ?? 0);
    const line = findLine(lines, offset);
    const first = lines[line] ?? 0;
    const byteStart = start + (byteLines[line] ?? 0);
    if (!isFaithful(text.slice(first, lines[line + 1] ?? text.length), bytes, byteStart)) return null;
    return isInsidePair(text, offset) ? null : byteStart + encoder.encode(text.slice(first, offset)).length;
  };
  return { path, bytes, text, lineAt, byteOffset };
}

function isFaithful(line: string, bytes: Uint8Array, at: number): boolean {
  return encoder.encode(line).every((byte, index) => bytes[at + index] === byte);
}

function isInsidePair(text: string, offset: number): boolean {
  return offset > 0 && offset < text.length && (text.codePointAt(offset - 1) ?? 0) > 0xffff;
}

import type { SourceText } from "../markdown/source-text.ts";
import type { ByteEdit } from "./edit.ts";

const LF = 10;
const CR = 13;

/** Where the lines of a document are after its edits, by those that add a line or take one away. */
export function lineShift({ bytes }: SourceText, edits: readonly ByteEdit[]): (line: number) => number {
  const moves = edits.flatMap(({ byteStart, oldBytes, newBytes }) => {
    const by = countLineEnds(newBytes) - countLineEnds(oldBytes);
    return by === 0 ? [] : [{ line: 1 + countLineEnds(bytes.subarray(0, byteStart)), by }];
  });
  return (line) => moves.reduce((at, move) => (move.line < line ? at + move.by : at), line);
}

function countLineEnds(bytes: Uint8Array): number {
  let count = 0;
  for (const [at, byte] of bytes.entries()) if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) count += 1;
  return count;
}

import type { Line } from "./lines.ts";
import type { CodeBlock, OtherBlock, TableBlock } from "./markdown-document.ts";
import type { LinePlace } from "./plain-containers.ts";

/** A block of several lines that says itself where it ends, unless its containers end before. */
export interface OpenBlock {
  /** Whether the line that opened it is its last one too. */
  readonly endsAtOnce: boolean;
  /** Whether a line outside of its containers may belong to it all the same, as with a paragraph. */
  readonly mayGoOnLazily: boolean;
  /** Takes the line, as one of several or as the last; or finds that the block ended before. Null where it is not certain. */
  read(line: Line, place: LinePlace): "inside" | "last" | "behind" | null;
  /** The block, where it ends with the line given; null where that is no certain end. */
  close(end: number, endLine: number, isLast: boolean): CodeBlock | OtherBlock | TableBlock | null;
}

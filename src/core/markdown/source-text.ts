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

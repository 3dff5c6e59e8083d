/** Where something stands in a document. Lines and columns start at 1, as people and GitHub count them. */
export interface Place {
  /** Repository-relative path with forward slashes. */
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
  /** Column of the first character, in UTF-16 units; absent when the whole line is meant. */
  readonly column?: number;
}

/** A half-open range of UTF-16 offsets into the text of a `SourceText` (its byte order mark removed). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

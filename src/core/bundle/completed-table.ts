import type { Place, Span } from "../markdown/place.ts";

/** A table that completed tasks are moved to: `| Task | Title | Completed | PR |`. */
export interface CompletedTable {
  readonly header: readonly string[];
  /** Ids of the rows that have one, with their places; `span` is the row from its first pipe to its last one. */
  readonly rows: readonly { readonly id: string; readonly at: Place; readonly span: Span }[];
  /** The first row whose cells are all empty, which the next entry replaces, or null. */
  readonly blank: Span | null;
  /** Where a new row begins: behind the last one, before its line end. */
  readonly end: number;
  readonly at: Place;
}

import type { Block, ItemBlock } from "../markdown/markdown-document.ts";
import type { Span } from "../markdown/place.ts";

/**
 * What a task is written in, in one shape for all of them: a list item, a heading with the section below it, a paragraph
 * with what follows it, or a table row. A list item is one as it stands.
 */
export interface TaskBlock {
  readonly kind: "item" | "heading" | "paragraph" | "row";
  readonly box: ItemBlock["box"];
  /** The words after the box, as written, possibly several lines; of a row, the cell with the title. */
  readonly text: string;
  readonly textSpan: Span;
  readonly line: number;
  readonly endLine: number;
  /** Everything that belongs to the task. */
  readonly span: Span;
  /** What stands below; of a heading its section, sub-headings included, up to the next task or closing heading. */
  readonly children: readonly Block[];
}

import type { CompletedTable } from "../bundle/completed-table.ts";
import type { SourceText } from "../markdown/source-text.ts";
import type { ByteEdit } from "./edit.ts";
import { editAt } from "./edit-at.ts";

/** A new row of the table of completed tasks, and why it is written. */
export interface NewEntry {
  readonly row: string;
  readonly why: string;
}

/**
 * The edits that enter rows: the first takes the place of a blank row, the others follow the last row, each with the
 * line end and the indentation that the table has. Null when the table's bytes are not those of its text.
 */
export function completedEdits(
  source: SourceText,
  table: CompletedTable | null,
  entries: readonly NewEntry[],
): readonly ByteEdit[] | null {
  if (table === null) return entries.length === 0 ? [] : null;
  const { blank, end } = table;
  const newLine = lineEndOf(source.text, end) + indentOf(source.text, end);
  const edits = entries.map(({ row, why }, index) =>
    blank !== null && index === 0
      ? editAt(source, blank, row, why)
      : editAt(source, { start: end, end }, `${newLine}${row}`, why),
  );
  return edits.every((edit) => edit !== null) ? edits : null;
}

/** Of the line before the table's last one: the last may have none. */
function lineEndOf(text: string, end: number): string {
  const start = lineStart(text, end);
  return /(?:\r\n|\r|\n)$/.exec(text.slice(0, start))?.[0] ?? "\n";
}

/** What stands before the first pipe of a line: white space, a quote's sign. */
function indentOf(text: string, end: number): string {
  return /^[ \t>]*/.exec(text.slice(lineStart(text, end), end))?.[0] ?? "";
}

function lineStart(text: string, end: number): number {
  let at = end;
  while (at > 0 && text[at - 1] !== "\n" && text[at - 1] !== "\r") at -= 1;
  return at;
}

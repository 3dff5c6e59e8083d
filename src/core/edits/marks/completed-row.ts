import type { CompletedTable } from "../../bundle/completed-table.ts";
import { cellsOf, entryColumns, entryText } from "../completed-entry.ts";
import type { EditableTasks } from "../editable-tasks.ts";
import { refusal } from "../refusals.ts";
import { spanOfMark } from "../span-of-mark.ts";
import type { MarkEditor, MarkToEdit } from "./mark-editor.ts";

/**
 * A row of the table of completed tasks, for a task that is open again. It goes only where the table is then as it was
 * before the row was entered: the last of several, holding what would be entered again.
 */
export const editCompletedRow: MarkEditor = (tasks, edited) => {
  const { mark, change } = edited;
  const table = tasks.list.completed;
  const span = spanOfMark(mark, tasks.source);
  if (change.to === "done") return { span, text: mark.written };
  if (change.to !== "todo" || table === null || !canBeTakenBack(tasks, table, edited))
    return refusal.rowStays(change, mark);
  return { span: { start: endOfLineBefore(tasks.source.text, span.start), end: table.end }, text: "" };
};

function canBeTakenBack({ source }: EditableTasks, table: CompletedTable, { task, mark }: MarkToEdit): boolean {
  const { end } = spanOfMark(mark, source);
  const isLast = source.text.slice(end, table.end).trim() === "" && end <= table.end;
  if (!isLast || table.rows.length < 2 || table.blank !== null) return false;
  const cells = cellsOf(mark.written);
  const columns = entryColumns(table);
  const cell = (column: (typeof columns)[number]) => cells[columns.indexOf(column)] || null;
  const record = { today: cell("date"), by: cell("by"), reference: cell("reference") };
  return entryText({ ...table, rows: [] }, task, record, source) === mark.written;
}

function endOfLineBefore(text: string, at: number): number {
  const [found = ""] = /(?:\r\n|\r|\n)[^\r\n]*$/.exec(text.slice(0, at)) ?? [];
  return at - found.length;
}

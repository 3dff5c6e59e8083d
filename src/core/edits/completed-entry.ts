import type { CompletedTable } from "../bundle/completed-table.ts";
import type { Task } from "../bundle/task.ts";
import type { SourceText } from "../markdown/source-text.ts";
import { dateLike } from "./date-like.ts";
import type { ChangeRecord } from "./edit.ts";

/** What a column of a table of completed tasks holds. */
export type EntryColumn = "id" | "title" | "date" | "reference" | "by" | "other";

const COLUMNS: readonly (readonly [EntryColumn, RegExp])[] = [
  ["id", /^(?:task )?(?:id|#|no\.?)$/],
  ["by", /^(?:(?:completed |done )?by|who|owner|assignee|author)$/],
  ["reference", /\b(?:prs?|pull requests?|commits?|merge|links?|ref(?:erence)?)\b/],
  ["date", /^(?:completed?|done|finished|closed|when|date)(?: (?:on|at|date|completed))?$/],
  ["title", /^(?:tasks?|titles?|names?|descriptions?|summary|items?)$/],
];

/** What each column holds, by the header; the first of several for names is the id's where no other is. */
export function entryColumns({ header }: CompletedTable): readonly EntryColumn[] {
  const named = header.map((cell) => {
    const label = cell.replace(/[*_`]/g, "").trim().toLowerCase();
    return COLUMNS.find(([, pattern]) => pattern.test(label))?.[0] ?? "other";
  });
  const first = named.includes("id") ? -1 : named.indexOf("title");
  return named.map((column, at) => (at === first ? "id" : column));
}

/** The row that tells that a task was completed: `| P1.1 | Schema | 2026-11-21 | #42 |`. What nobody said stays empty. */
export function entryText(table: CompletedTable, task: Task, record: ChangeRecord, source: SourceText): string {
  const day = record.today === null ? "" : dateLike(dateSample(table, source), record.today);
  const values: Readonly<Record<EntryColumn, string>> = {
    id: task.id,
    title: task.title.replace(/\s+/g, " "),
    date: day,
    reference: record.reference ?? "",
    by: record.by ?? "",
    other: "",
  };
  return rowOf(entryColumns(table).map((column) => values[column]));
}

function rowOf(cells: readonly string[]): string {
  return `|${cells.map((cell) => (cell === "" ? " " : ` ${escapePipes(cell)} `)).join("|")}|`;
}

function escapePipes(cell: string): string {
  return cell.replace(/\\[\s\S]|\|/g, (found) => (found === "|" ? "\\|" : found));
}

/** The cells of a row from its first pipe to its last, as written. */
export function cellsOf(row: string): string[] {
  const cells = row.match(/(?:\\[^\r\n]|[^|\\\r\n])+|(?<=\|)(?=\|)/g) ?? [];
  return cells.map((cell) => cell.trim().replaceAll("\\|", "|"));
}

function dateSample(table: CompletedTable, { text }: SourceText): string {
  const last = table.rows.at(-1);
  return last ? (cellsOf(text.slice(last.span.start, last.span.end))[entryColumns(table).indexOf("date")] ?? "") : "";
}

import type { CompletedTable } from "../bundle/completed-table.ts";
import type { BacklogRow } from "../bundle/task-list.ts";
import type { TableBlock } from "../markdown/markdown-document.ts";
import type { SourceText } from "../markdown/source-text.ts";
import { plainHeading } from "./headings.ts";
import type { Outline } from "./outline.ts";
import { idColumn, idOfCell, rowSpan, tableEnd } from "./table-rows.ts";

const COMPLETED = /^(?:completed?|done|finished|closed|archived?)(?: (?:tasks?|items?|work))?$/i;
const BACKLOG = /^(?:(?:product |task )?backlog|icebox|future(?: tasks?| work)?|unscheduled(?: tasks?)?)$/i;
const TITLE = /^(?:tasks?|titles?|names?|descriptions?|summary|item)$/i;

/** The table that completed tasks are moved to: the first one below a heading that says so, or null. */
export function readCompletedTable(outline: Outline, source: SourceText): CompletedTable | null {
  const [table] = tablesBelow(outline, COMPLETED);
  if (table === undefined) return null;
  const id = idColumn(table) ?? 0;
  const rows = table.rows.flatMap((row) => {
    const found = idOfCell(row.cells[id] ?? "");
    return found === null ? [] : [{ id: found, at: placeOfLine(row.line, source), span: rowSpan(row, source) }];
  });
  const blank = table.rows.find(({ cells }) => cells.every((cell) => cell.trim() === ""));
  return {
    header: table.header,
    rows,
    blank: blank ? rowSpan(blank, source) : null,
    end: tableEnd(table, source),
    at: { path: source.path, line: table.line, endLine: table.endLine },
  };
}

/** Rows of backlog tables that have an id. */
export function readBacklog(outline: Outline, source: SourceText): BacklogRow[] {
  return tablesBelow(outline, BACKLOG).flatMap((table) => {
    const id = idColumn(table);
    if (id === null) return [];
    const named = table.header.findIndex((cell) => TITLE.test(plainHeading(cell)));
    const title = named < 0 ? id + 1 : named;
    return table.rows.flatMap(({ cells, line }) => {
      const found = idOfCell(cells[id] ?? "");
      return found === null ? [] : [{ id: found, title: (cells[title] ?? "").trim(), at: placeOfLine(line, source) }];
    });
  });
}

function tablesBelow({ sections }: Outline, name: RegExp): TableBlock[] {
  return sections.filter(({ heading }) => isNamed(heading.text, name)).flatMap(({ tables }) => tables);
}

/** Whether a heading stands over what is over, or not planned. */
export function keepsTasks(heading: string): boolean {
  return isNamed(heading, COMPLETED) || isNamed(heading, BACKLOG);
}

function isNamed(heading: string, name: RegExp): boolean {
  return heading.length < 80 && name.test(plainHeading(heading).replace(/[ \t]*(?:\([^()]*\))?:?$/, ""));
}

function placeOfLine(line: number, { path }: SourceText) {
  return { path, line, endLine: line };
}

import type { TableBlock } from "../markdown/markdown-document.ts";
import { defineDialect } from "./dialect.ts";
import type { DialectSample } from "./dialect-sample.ts";
import { taskColumns } from "./find/task-columns.ts";
import { idOfCell } from "./table-rows.ts";
import { readTaskHead } from "./task-head.ts";

/** Tables of tasks: a row each, with columns for id, task and status. */
export const taskTable = defineDialect({
  id: "task-table",
  summary: "Tables with a row for each task: | ID | Task | Status |",
  signal: (sample) => {
    if (sample.boxed.length > 0 || sample.tables.length === 0) return 0;
    const elsewhere = idsElsewhere(sample);
    return sample.tables.reduce((sum, table) => sum + definedIn(table, elsewhere), 0);
  },
});

/** Headings and paragraphs in bold that begin with an id: a row with that id only lists the task. */
function idsElsewhere({ headings, labels }: DialectSample): ReadonlySet<string> {
  const ids = [...headings.map(({ text }) => readTaskHead(text).id), ...labels.map(idOfCell)];
  return new Set(ids.filter((id) => id !== null));
}

function definedIn({ header, rows }: TableBlock, elsewhere: ReadonlySet<string>): number {
  const column = taskColumns(header)?.id ?? null;
  if (column === null) return 0;
  return rows.filter(({ cells }) => !elsewhere.has(idOfCell(cells[column] ?? "") ?? "")).length;
}

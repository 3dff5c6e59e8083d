import { defineDialect } from "./dialect.ts";
import { taskColumns } from "./find/task-columns.ts";

/** Tables of tasks: a row each, with columns for id, task and status. */
export const taskTable = defineDialect({
  id: "task-table",
  summary: "Tables with a row for each task: | ID | Task | Status |",
  signal: ({ tables, boxed }) => {
    const rows = tables.filter(({ header }) => {
      const columns = taskColumns(header);
      return columns !== null && columns.id !== null;
    });
    return boxed.length > 0 ? 0 : rows.reduce((sum, table) => sum + table.rows.length, 0);
  },
});

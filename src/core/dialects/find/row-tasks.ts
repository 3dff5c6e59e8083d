import type { TableBlock, TableRow } from "../../markdown/markdown-document.ts";
import type { Span } from "../../markdown/place.ts";
import type { Field } from "../fields.ts";
import type { OutlineSection } from "../outline.ts";
import type { TaskBlock } from "../task-block.ts";
import { readTaskHead, type TaskHead } from "../task-head.ts";
import type { FoundTask } from "./found-task.ts";
import type { IdFamilies } from "./id-families.ts";
import { type TaskColumns, taskColumns } from "./task-columns.ts";
import { partsOf, type TaskGround } from "./task-ground.ts";

/** Sections whose tables keep what is not planned, what is done, and what depends on what. */
const NO_PLAN =
  /\b(?:backlog|completed|archived?|done|icebox|out of scope|depend|matrix|risks?|traceab|mapping|coverage|legend|change ?log|history|decisions?|metrics?|glossary|questions?)/i;
/** Requirements, criteria and their like, and the labels of priorities. */
const OTHER_IDS = /^(?:FR|NFR|SC|AC|TC|US|UC|REQ|BR|ADR|RFC|CHK|KPI|RISK)-?\d|^P\d$/;

/** One word with a digit in it, whatever else: the column says that it is an id. */
const ID_CELL = /^(?=[^\d]{0,30}\d)(?:[A-Za-z][\w.-]{0,40}|\d{1,4}[A-Za-z]?(?:\.\d{1,6}[A-Za-z]?){1,6})$/;

interface Tables {
  readonly defined: IdFamilies;
  /** The document has tasks in another form: then its tables list what has a status, or nothing. */
  readonly hasOthers: boolean;
  readonly seen: Set<string>;
}

/**
 * Rows of tables that define tasks: those with a column for the task, and one for an id, a status or what it waits
 * for. A table of ids that are defined elsewhere is an index.
 */
export function findRowTasks(ground: TaskGround, others: readonly FoundTask[], defined: IdFamilies): FoundTask[] {
  const tables: Tables = { defined, hasOthers: others.length > 0, seen: new Set() };
  return [...partsOf(ground)].flatMap(({ section, blocks, parent }) => {
    const found = section?.tables ?? blocks.filter((block) => block.kind === "table");
    if (found.length === 0 || ground.admissionOf(section) === "none" || isOffPlan(section)) return [];
    return found.flatMap((table) => rowsOf(table, tables)).map((one) => ({ ...one, section, parent }));
  });
}

function isOffPlan(section: OutlineSection | null): boolean {
  if (section === null) return false;
  const isTitle = section.parent === null && section.heading.depth === 1;
  return (!isTitle && NO_PLAN.test(section.heading.text.slice(0, 120))) || isOffPlan(section.parent);
}

type RowTask = Pick<FoundTask, "block" | "head" | "stated">;

function rowsOf(table: TableBlock, tables: Tables): RowTask[] {
  const columns = withIdsOf(taskColumns(table.header), table);
  if (columns === null || !isOfTasks(columns, tables.hasOthers)) return [];
  const rows = table.rows.flatMap((row) => {
    const head = rowHead(row, columns);
    return head === null ? [] : [{ row, head }];
  });
  const isNew = ({ head }: { head: TaskHead }) =>
    head.id === null || !(tables.defined.has(head.id) || tables.seen.has(head.id));
  const fresh = rows.filter(isNew);
  if (fresh.length * 2 <= rows.length) return [];
  for (const { head } of fresh) if (head.id !== null) tables.seen.add(head.id);
  return fresh.map(({ row, head }) => ({ head, block: rowBlock(row, columns), stated: cellFields(row, columns) }));
}

/** A column `Task` that holds ids alone, beside one that describes them, is the one of the ids. */
function withIdsOf(columns: TaskColumns | null, { rows }: TableBlock): TaskColumns | null {
  if (columns === null || columns.id !== null || columns.words === null) return columns;
  const ids = rows.filter(({ cells }) => ID_CELL.test(idOfCell(cells[columns.title])));
  return ids.length * 2 > rows.length ? { ...columns, id: columns.title, title: columns.words } : columns;
}

/** Without the link or the emphasis that it stands in. */
function idOfCell(cell = ""): string {
  return cell
    .replace(/^\[([^\]]*)\](?:\([^)]*\))?$/, "$1")
    .replace(/[*`~]|^_+|_+$/g, "")
    .trim();
}

function isOfTasks({ id, status, waits, keys, title }: TaskColumns, hasOthers: boolean): boolean {
  if (hasOthers) return id !== null && status !== null;
  const isNamed = /task|タスク|任/.test(keys[title] ?? "");
  return id === null ? isNamed && status !== null : isNamed || status !== null || waits !== null;
}

/** The id must be all that its cell holds; where there is a status, a plain number will do. */
function rowHead({ cells }: TableRow, { id, title, status }: TaskColumns): TaskHead | null {
  const words = cells[title]?.trim() ?? "";
  if (!/[\p{L}\p{N}]/u.test(words)) return null;
  const head = readTaskHead(words);
  if (id === null) return head;
  const written = idOfCell(cells[id]);
  if (!(ID_CELL.test(written) || (status !== null && /^\d{1,4}$/.test(written))) || OTHER_IDS.test(written))
    return null;
  const own = head.id === null || head.id === written ? head : { ...head, title: words };
  return { ...own, id: written };
}

function rowBlock({ spans, cells, line }: TableRow, { title }: TaskColumns): TaskBlock {
  const start = spans[0]?.start ?? 0;
  const textSpan: Span = spans[title] ?? { start, end: start };
  const span = { start, end: spans.at(-1)?.end ?? textSpan.end };
  return { kind: "row", box: null, text: cells[title] ?? "", textSpan, line, endLine: line, span, children: [] };
}

/** The other cells as if they were fields, by their column. */
function cellFields({ cells, spans, line }: TableRow, { id, title, status, keys }: TaskColumns): Field[] {
  return cells.flatMap((value, index) => {
    const span = spans[index];
    const key = index === status ? "status" : (keys[index] ?? "");
    if (index === id || index === title || span === undefined || key === "" || value === "") return [];
    return [{ key, value, line, span, item: null }];
  });
}

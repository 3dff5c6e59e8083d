import type { DeclaredTotal, UnfilledTotal } from "../bundle/declared-total.ts";
import type { Block, TableBlock, TableRow } from "../markdown/markdown-document.ts";
import type { Span } from "../markdown/place.ts";
import type { SourceText } from "../markdown/source-text.ts";
import { statusOfLabel } from "../statuses/status-words.ts";
import { OF_OPEN, type TotalLabels } from "./counted-by.ts";

const LABELS = /^(?:metric|phase|category|item|type|status|story|user story|milestone|group|section|)$/i;
const OF_TASKS = /^(?:#|no\.?(?: of)?|number of|total)? ?tasks?(?: count)?$/i;
const OF_ANY = /^(?:value|count|number|total|amount)$/i;
const OF_PHASES = /^(?:phase|user story|story|milestone|group|section)$/i;
const OF_ROWS = /^(?:total|count|number)$/i;
const OF_SHARE = /^(?:progress|completion|complete|completed|done|tasks|status|tasks done|tasks completed)$/i;
const OF_PERCENT =
  /^(?:%|percent(?:age)?|progress|completion|complete|completed|done|% ?(?:done|complete[d]?)|(?:done|complete[d]?) ?%)$/i;
const NUMBERING = /^(?:#|no\.?|nr\.?|id)$/i;
const WHOLE = /^(?:grand )?totals?$|^all(?: phases)?$|^overall$|^sum$/i;
const NUMBER = /^[*_`~ ]*(\d{1,3}(?:,\d{3})+|\d{1,7})(?![\d.,%/-]*\d|%|\/)/;
/** `2/3`, `2 / 3 (66%)`, `2 of 3 tasks`. */
const SHARE = /^([*_`~ ]*)(\d{1,5})([ ]?(?:\/|of|out of)[ ]?)(\d{1,5})(?![\d.])/i;
const PERCENT = /(?<![\d.])(\d{1,3})[ ]?%/;
const PLACEHOLDER = /^[*_` ]*([[{][^[\]{}]{1,120}[\]}])[*_` ]*$/;

/** Counts in tables of them: `| Metric | Value |`, `| Phase | Tasks | Completed |`, in any order of the columns. */
export function totalsInTables(blocks: readonly Block[], source: SourceText, labels: TotalLabels): DeclaredTotal[] {
  return tablesOf(blocks).flatMap(({ table, label }) => {
    const columns = columnsOf(table, label);
    const isOfPhases = OF_PHASES.test(plain(table.header[label] ?? ""));
    return table.rows.flatMap((row) => {
      const name = plain(row.cells[label] ?? "");
      const found = columns.flatMap((column, index) =>
        index === label ? [] : totalsInCell({ row, index, name, column, isOfPhases }, source, labels),
      );
      // A percentage alone is somebody's estimate.
      return found.some(({ counts }) => counts.kind !== "percent") ? found : [];
    });
  });
}

/** Rows of such tables whose value is still a placeholder. */
export function unfilledInTables(blocks: readonly Block[], source: SourceText): UnfilledTotal[] {
  return tablesOf(blocks).flatMap(({ table: { header, rows } }) => {
    const [, second = ""] = header;
    if (!OF_ANY.test(plain(second)) && !OF_TASKS.test(plain(second))) return [];
    return rows.flatMap(({ cells, line }) => {
      const text = PLACEHOLDER.exec(cells[1] ?? "")?.[1];
      const at = { path: source.path, line, endLine: line };
      return text === undefined ? [] : [{ label: plain(cells[0] ?? ""), text, at }];
    });
  });
}

/** Of phases, `Total` means their tasks. Two columns of one status, `Cancelled` and `Skipped`, share it in a way of their own. */
function columnsOf({ header }: TableBlock, label: number): string[] {
  const isOfPhases = OF_PHASES.test(plain(header[label] ?? ""));
  const columns = header.map((cell) => (isOfPhases && OF_ROWS.test(plain(cell)) ? "tasks" : plain(cell)));
  const statuses = columns.map(statusOfLabel);
  const isShared = (at: number) =>
    statuses[at] !== null && statuses.some((status, other) => other !== at && status === statuses[at]);
  return columns.map((column, at) => (isShared(at) ? "" : column));
}

interface Cell {
  readonly row: TableRow;
  readonly index: number;
  readonly name: string;
  readonly column: string;
  readonly isOfPhases: boolean;
}

/** The number of a cell; both numbers and the percentage of `2/3 (66%)` where the row names a phase, or all of them. */
function totalsInCell(
  { row, index, name, column, isOfPhases }: Cell,
  source: SourceText,
  labels: TotalLabels,
): DeclaredTotal[] {
  const text = row.cells[index] ?? "";
  const span = row.spans[index];
  const part = isOfPhases ? partOf(name, labels) : null;
  const found = part === null ? [] : sharesIn(text, name, column, part);
  const counted = found.length > 0 ? found : countsIn(text, name, column, labels);
  return span === undefined ? [] : counted.map((one) => placed(one, row.line, span, source));
}

/** A count by the offset of its digits in the cell. */
type Found = Pick<DeclaredTotal, "label" | "counts" | "within"> & { readonly digits: string; readonly at: number };
type Part = Pick<DeclaredTotal, "within">;

function sharesIn(text: string, name: string, column: string, part: Part): Found[] {
  const [, lead = "", done, joint = "", all = ""] = (OF_SHARE.test(column) && SHARE.exec(text)) || [];
  const percent = OF_PERCENT.test(column) ? PERCENT.exec(text) : null;
  const label = `${name} ${column}`;
  const behind = lead.length + (done ?? "").length + joint.length;
  return [
    ...(done === undefined
      ? []
      : [
          { label, counts: { kind: "status", status: "done" }, ...part, digits: done, at: lead.length } as const,
          { label: name, counts: wholeOf(part), digits: all, at: behind },
        ]),
    ...(percent === null
      ? []
      : [{ label, counts: { kind: "percent" }, ...part, digits: percent[1] ?? "", at: percent.index } as const]),
  ];
}

function countsIn(text: string, name: string, column: string, labels: TotalLabels): Found[] {
  const match = NUMBER.exec(text);
  const counted = match === null ? null : countedIn(name, column, text, labels);
  if (match === null || counted === null) return [];
  const [whole, digits = ""] = match;
  return [{ ...counted, digits, at: whole.length - digits.length }];
}

/** The phase of a row, nothing for the row of all of them, null for other rows. */
function partOf(name: string, labels: TotalLabels): Part | null {
  if (WHOLE.test(name)) return {};
  const phase = labels.phaseOf(name);
  return phase === null ? null : { within: phase };
}

function wholeOf(part: Part): DeclaredTotal["counts"] {
  return part.within === undefined ? { kind: "all" } : { kind: "phase", phase: part.within };
}

type Counted = Pick<DeclaredTotal, "label" | "counts" | "within">;

/** A column named by a status counts within the phase of its row. */
function countedIn(label: string, column: string, cell: string, labels: TotalLabels): Counted | null {
  const isOfTasks = OF_TASKS.test(column);
  if (isOfTasks || OF_ANY.test(column)) {
    const rest = cell.replace(NUMBER, "").replace(/[*_`]/g, "").trim();
    const counts = WHOLE.test(label) ? { kind: "all" as const } : labels.countedBy(label, rest, isOfTasks);
    return counts === null ? null : { label, counts };
  }
  const status = statusOfLabel(column);
  const counts = OF_OPEN.test(column) ? { kind: "open" as const } : status && { kind: "status" as const, status };
  const part = counts === null ? null : partOf(label, labels);
  if (counts === null || part === null) return null;
  return part.within === undefined ? { label: column, counts } : { label: `${label} ${column}`, counts, ...part };
}

function placed({ digits, at, ...counted }: Found, line: number, cell: Span, { path }: SourceText): DeclaredTotal {
  const start = cell.start + at;
  return {
    ...counted,
    value: Number(digits.replaceAll(",", "")),
    at: { path, line, endLine: line },
    span: { start, end: start + digits.length },
  };
}

/** Tables whose first column, or the one behind a numbering, says what is counted, or that have a column of phases. */
function tablesOf(blocks: readonly Block[]): { readonly table: TableBlock; readonly label: number }[] {
  return blocks.flatMap((block) => {
    if (block.kind !== "table") return [];
    const header = block.header.map(plain);
    const first = header.findIndex((cell) => !NUMBERING.test(cell));
    const label = LABELS.test(header[first] ?? "-") ? first : header.findIndex((cell) => OF_PHASES.test(cell));
    return label < 0 ? [] : [{ table: block, label }];
  });
}

function plain(cell: string): string {
  return cell.replace(/[*_`]/g, "").trim();
}

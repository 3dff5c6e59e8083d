import type { DeclaredTotal, UnfilledTotal } from "../bundle/declared-total.ts";
import type { Block, TableBlock, TableRow } from "../markdown/markdown-document.ts";
import type { SourceText } from "../markdown/source-text.ts";
import { statusOfLabel } from "../statuses/status-words.ts";
import type { TotalLabels } from "./counted-by.ts";

const LABELS = /^(?:metric|phase|category|item|type|status|story|user story|milestone|group|section|)$/i;
const OF_TASKS = /^(?:#|no\.?(?: of)?|number of|total)? ?tasks?(?: count)?$/i;
const OF_ANY = /^(?:value|count|number|total|amount)$/i;
const OF_PHASES = /^(?:phase|user story|story|milestone|group|section)$/i;
const OF_ROWS = /^(?:total|count|number)$/i;
const NUMBER = /^[*_`~ ]*(\d{1,3}(?:,\d{3})+|\d{1,7})(?![\d.,%/-]*\d|%|\/)/;
const PLACEHOLDER = /^[*_` ]*([[{][^[\]{}]{1,120}[\]}])[*_` ]*$/;

/** Counts in tables of them: `| Metric | Value |`, `| Phase | Tasks | Completed |`. */
export function totalsInTables(blocks: readonly Block[], source: SourceText, labels: TotalLabels): DeclaredTotal[] {
  return tablesOf(blocks).flatMap((table) => {
    const columns = columnsOf(table);
    return table.rows.flatMap((row) =>
      columns.flatMap((column, index) => {
        const counted = countedIn(plain(row.cells[0] ?? ""), column, row.cells[index + 1] ?? "", labels);
        return counted === null ? [] : (totalAt(row, index + 1, counted, source) ?? []);
      }),
    );
  });
}

/** Rows of such tables whose value is still a placeholder. */
export function unfilledInTables(blocks: readonly Block[], source: SourceText): UnfilledTotal[] {
  return tablesOf(blocks).flatMap(({ header, rows }) => {
    const [, second = ""] = header;
    if (!OF_ANY.test(plain(second)) && !OF_TASKS.test(plain(second))) return [];
    return rows.flatMap(({ cells, line }) => {
      const text = PLACEHOLDER.exec(cells[1] ?? "")?.[1];
      const at = { path: source.path, line, endLine: line };
      return text === undefined ? [] : [{ label: plain(cells[0] ?? ""), text, at }];
    });
  });
}

/** Of phases, `Total` means their tasks. */
function columnsOf({ header: [first = "", ...others] }: TableBlock): string[] {
  const isOfPhases = OF_PHASES.test(plain(first));
  return others.map((cell) => (isOfPhases && OF_ROWS.test(plain(cell)) ? "tasks" : plain(cell)));
}

type Counted = Pick<DeclaredTotal, "label" | "counts" | "within">;

/** A column named by a status counts within the phase of its row. */
function countedIn(label: string, column: string, cell: string, labels: TotalLabels): Counted | null {
  const isOfTasks = OF_TASKS.test(column);
  if (isOfTasks || OF_ANY.test(column)) {
    const rest = cell.replace(NUMBER, "").replace(/[*_`]/g, "").trim();
    const counts = labels.countedBy(label, rest, isOfTasks);
    return counts === null ? null : { label, counts };
  }
  const status = statusOfLabel(column);
  if (status === null) return null;
  const counts = { kind: "status" as const, status };
  if (/^(?:grand )?totals?$|^all$|^overall$/i.test(label)) return { label: column, counts };
  const phase = labels.phaseOf(label);
  return phase === null ? null : { label: `${label} ${column}`, counts, within: phase };
}

function totalAt(row: TableRow, index: number, counted: Counted, { path }: SourceText): DeclaredTotal | null {
  const [cell = "", span] = [row.cells[index], row.spans[index]];
  const match = NUMBER.exec(cell);
  if (!match || span === undefined) return null;
  const [whole, digits = ""] = match;
  const start = span.start + whole.length - digits.length;
  const at = { path, line: row.line, endLine: row.line };
  return { ...counted, value: Number(digits.replaceAll(",", "")), at, span: { start, end: start + digits.length } };
}

function tablesOf(blocks: readonly Block[]): TableBlock[] {
  return blocks.flatMap((block) =>
    block.kind === "table" && LABELS.test(plain(block.header[0] ?? "")) ? [block] : [],
  );
}

function plain(cell: string): string {
  return cell.replace(/[*_`]/g, "").trim();
}

import type { TableBlock, TableRow } from "../markdown/markdown-document.ts";
import type { Span } from "../markdown/place.ts";
import type { SourceText } from "../markdown/source-text.ts";
import { readTaskHead } from "./task-head.ts";

/** The characters of a row from its first pipe to its last one, without the white space around them. */
export function rowSpan({ spans }: TableRow, { text }: SourceText): Span {
  const first = spans[0]?.start ?? 0;
  let start = first;
  while (start > 0 && /[ \t]/.test(text.charAt(start - 1))) start -= 1;
  start = text[start - 1] === "|" ? start - 1 : first;
  let end = lineEnd(text, spans.at(-1)?.end ?? first);
  while (end > start && /[ \t]/.test(text.charAt(end - 1))) end -= 1;
  return { start, end };
}

/** Where a row behind the last one of a table would begin: before the line end. */
export function tableEnd(table: TableBlock, { text }: SourceText): number {
  return lineEnd(text, table.span.end);
}

/** The id that is all that a cell holds, whatever marks it up; null for every other cell. */
export function idOfCell(cell: string): string | null {
  const written = cell
    .trim()
    .replace(/^\[([^\]]{1,60})\](?:\([^)]*\))?$/, "$1")
    .replace(/[*_`~]/g, "")
    .trim();
  if (written === "" || written.length > 40) return null;
  const { id, title } = readTaskHead(`${/^\d+$/.test(written) ? `${written}.` : written} x`);
  return title === "x" ? id : null;
}

/** Index of the column of ids: one so named, or the first where a row has an id. */
export function idColumn({ header, rows }: TableBlock): number | null {
  const named = header.findIndex((cell) => /^\W{0,3}(?:task )?(?:id|#|no\.?)\W{0,3}$/i.test(cell.trim()));
  if (named >= 0) return named;
  const found = header.findIndex((_, index) =>
    rows.slice(0, 5).some(({ cells }) => idOfCell(cells[index] ?? "") !== null),
  );
  return found < 0 ? null : found;
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return at;
}

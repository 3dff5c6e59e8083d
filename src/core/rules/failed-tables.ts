/** What is wrong with a table, and in which line; `values` fill the message. */
export interface TableFault {
  readonly message: "columns" | "lost" | "undelimited";
  readonly line: number;
  readonly values: Readonly<Record<string, string | number>>;
}

/** `|---|:--:|`, `|-|-|`: nobody writes that outside of a table. One dash is enough (GFM 4.10), and one cell as well. */
const DELIMITER = /^[ \t>]{0,20}\|?[ \t]{0,20}:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*){0,60}\|?[ \t]*$/;

/** Dashes without bars below the header of a table make a heading of it. */
export function failedHeading(text: string, line: number): TableFault[] {
  return isRow(text) ? failedTables(`${text}\n|---`, line) : [];
}

/**
 * Tables that a paragraph was to be. A line of dashes and bars in it would have been a table if the header above it had
 * as many cells; and lines that are all rows lack such a line. Lines are counted from `first`.
 */
export function failedTables(text: string, first: number): TableFault[] {
  if (!text.includes("|")) return [];
  const lines = text.split(/\r\n|\r|\n/);
  const found = lines.flatMap((line, at): TableFault[] => {
    const above = lines[at - 1];
    if (above === undefined || !above.includes("|") || !line.includes("|") || !DELIMITER.test(line)) return [];
    const values = { header: countCells(cellsIn(above)), delimiter: countCells(cellsIn(line)) };
    return values.header === values.delimiter ? [] : [{ message: "columns", line: first + at - 1, values }];
  });
  return found.length > 0 ? found : undelimited(lines, first);
}

function undelimited(lines: readonly string[], first: number): TableFault[] {
  const [header = ""] = lines;
  const cells = cellsIn(header);
  if (lines.length < 2 || !lines.every((line) => isRow(line) && cellsIn(line) === cells)) return [];
  const values = { count: lines.length, delimiter: `|${"---|".repeat(Math.min(cells, 20))}` };
  return [{ message: "undelimited", line: first, values }];
}

/** `| a | b |` with a bar on both sides is meant as a row wherever it stands. */
function isRow(line: string): boolean {
  return line.startsWith("|") && line.trimEnd().endsWith("|") && cellsIn(line) > 1;
}

/** How many cells a row has, with bars at its ends or without. */
export function cellsIn(row: string): number {
  return row
    .replace(/^[ \t>]*\|?/, "")
    .replace(/\|[ \t]*$/, "")
    .split(/(?<!\\)\|/).length;
}

/** `1 cell`, `2 cells`. */
export function countCells(cells: number): string {
  return `${cells} ${cells === 1 ? "cell" : "cells"}`;
}

import { z } from "zod";
import type { Document } from "../../bundle/spec-bundle.ts";
import type { Fix } from "../../fixes/fix.ts";
import { linesOf } from "../../fixes/line-at.ts";
import { textFix } from "../../fixes/text-fix.ts";
import { finderInBlocks } from "../../markdown/document-parts.ts";
import type { Block } from "../../markdown/markdown-document.ts";
import { cellsIn, countCells, failedHeading, failedTables, type TableFault } from "../failed-tables.ts";
import { fileName } from "../file-name.ts";
import { blocksWithin } from "../prose.ts";
import { defineRule } from "../rule.ts";

export const brokenTable = defineRule({
  id: "docs/broken-table",
  input: "document",
  summary: "Disallow tables that GitHub does not show as written",
  rationale:
    "A table that falls apart is read as a line of text, and cells beyond the last column are not shown at all.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    columns:
      "The table in {document} has {header} in its header and {delimiter} in the line below, so GitHub shows no table. Give both lines the same number of cells.",
    lost: "This row of {document} has {cells}, the header {header}{more}, so GitHub leaves out what is beyond. Write `\\|` for a bar inside a cell, or add the column.",
    undelimited:
      "Here {document} has {count} {count|row|rows} of a table, but no line of dashes below the first, so GitHub shows plain text. Add `{delimiter}` below the first row.",
  },
  guard:
    "Rows that are shorter than the header are fine, and so are cells at the end that are empty or hold a mark such as `[D]`, which some tools append. Each table is reported once. Lines of text are rows where each begins and ends with a bar and all have the same number of cells. Code and comments are not read.",
  autofix: "The line below the header gets as many cells as the header, as long as no row has more.",
  examples: [
    {
      name: "A header that lacks a cell, and a row with one too many",
      kind: "invalid",
      files: {
        "specs/001-a/spec.md":
          "# A\n\n| a | b |\n|---|---|---|\n| 1 | 2 | 3 |\n\n| a | b |\n|---|---|\n| 1 | x | y |\n",
      },
      reports: [
        "3: The table in spec.md has 2 cells in its header and 3 cells in the line below, so GitHub shows no table. Give both lines the same number of cells.",
        "9: This row of spec.md has 3 cells, the header 2 cells, so GitHub leaves out what is beyond. Write `\\|` for a bar inside a cell, or add the column.",
      ],
      looked: "2/2",
    },
    {
      name: "A line below the header that lacks a cell",
      kind: "invalid",
      files: { "specs/001-a/spec.md": "# A\n\n| a | b | c |\n|:--|---|\n| 1 | 2 | 3 |\n" },
      reports: [
        "3: The table in spec.md has 3 cells in its header and 2 cells in the line below, so GitHub shows no table. Give both lines the same number of cells.",
      ],
      fixed: { "specs/001-a/spec.md": "# A\n\n| a | b | c |\n|:--|---|---|\n| 1 | 2 | 3 |\n" },
    },
    {
      name: "One cell below several headers, with bars and without",
      kind: "invalid",
      files: { "specs/001-a/spec.md": "# A\n\n| a | b |\n|-|\n| 1 | 2 |\n\n| c | d |\n---\n| 3 | 4 |\n" },
      reports: [
        "3: The table in spec.md has 2 cells in its header and 1 cell in the line below, so GitHub shows no table. Give both lines the same number of cells.",
        "7: The table in spec.md has 2 cells in its header and 1 cell in the line below, so GitHub shows no table. Give both lines the same number of cells.",
      ],
      fixed: { "specs/001-a/spec.md": "# A\n\n| a | b |\n|-|-|\n| 1 | 2 |\n\n| c | d |\n---|---\n| 3 | 4 |\n" },
      looked: "2/2",
    },
    {
      name: "Rows without a line of dashes",
      kind: "invalid",
      files: { "specs/001-a/spec.md": "# A\n\n| a | b |\n| 1 | 2 |\n| 3 | 4 |\n" },
      reports: [
        "3: Here spec.md has 3 rows of a table, but no line of dashes below the first, so GitHub shows plain text. Add `|---|---|` below the first row.",
      ],
    },
    {
      name: "Tables",
      kind: "valid",
      files: {
        "specs/001-a/spec.md":
          "# A\n\n| a | b |\n|---|---|\n| 1 | x \\| y |\n\n| a | b |\n|-|-|\n| 1 | 2 |\n\n| a |\n|:-|\n| 1 |\n",
      },
      reports: [],
      looked: "3/3",
    },
    {
      name: "Several rows with one cell too many are one finding",
      kind: "invalid",
      files: { "specs/001-a/spec.md": "# A\n\n| a | b |\n|---|---|\n| 1 | x | y |\n| 2 | x | y |\n| 3 | x | y |\n" },
      reports: [
        "5: This row of spec.md has 3 cells, the header 2 cells (as in 2 more of its rows), so GitHub leaves out what is beyond. Write `\\|` for a bar inside a cell, or add the column.",
      ],
    },
    {
      name: "A mark that a tool appends to its rows",
      kind: "false-positive",
      files: { "specs/001-a/spec.md": "# A\n\n| a | b |\n|---|---|\n| 1 | x | [D] |\n| 2 | x | [D] | [D] |\n" },
      reports: [],
    },
    {
      name: "A short row, an empty cell at the end, and bars in a sentence",
      kind: "false-positive",
      files: {
        "specs/001-a/spec.md":
          "# A\n\n| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | |\n\nEither a | b or --- | c.\n\n|x| is |y|\n|z|\n\na | b\n---\n",
      },
      reports: [],
    },
  ],

  *check({ document }) {
    const { path } = document.file;
    const faults: TableFault[] = [];
    let tables = 0;
    for (const { found } of tablesIn(document.markdown())) {
      tables += 1;
      faults.push(...found);
    }
    yield { examined: tables, of: tables, unit: "tables" };
    for (const { message, line, values } of faults) {
      const at = { path, line, endLine: line };
      yield {
        message,
        values: { document: fileName(path), ...values },
        at,
        key: `${message} ${JSON.stringify(values)}`,
        fix: message === "columns" ? fixOf(document, line) : null,
      };
    }
  },
});

/** Tables, and paragraphs that were to be one, with what is wrong with them. */
const tablesIn = finderInBlocks((top) =>
  [...blocksWithin({ blocks: [top] })].flatMap((block) => {
    const found = faultsOf(block);
    return block.kind === "table" || found.length > 0 ? [{ found }] : [];
  }),
);

function faultsOf(block: Block): TableFault[] {
  if (block.kind === "paragraph") return failedTables(block.text, block.line);
  if (block.kind === "heading") return failedHeading(block.text, block.line);
  if (block.kind !== "table") return [];
  const columns = block.header.length;
  const longer = block.rows.filter(({ cells }) => cells.slice(columns).some((cell) => !SAYS_NOTHING.test(cell)));
  const [first] = longer;
  if (first === undefined) return [];
  const more = longer.length === 1 ? "" : ` (as in ${longer.length - 1} more of its rows)`;
  const values = { cells: countCells(first.cells.length), header: countCells(columns), more };
  return [{ message: "lost", line: first.line, values }];
}

/** Nothing is lost with an empty cell or with a mark that a tool has put behind the row. */
const SAYS_NOTHING = /^[ \t]*(?:\[[A-Za-z]{0,2}\]|[-–—])?[ \t]*$/;

/** Only where no row of the table has more cells than its header: a header that lacks one is a person's to write. */
function fixOf({ source }: Document, headerLine: number): Fix | null {
  const lineAt = linesOf(source);
  const [header, delimiter] = [lineAt(headerLine), lineAt(headerLine + 1)];
  if (!header || !delimiter || header.text.length > LONGEST_ROW) return null;
  const columns = cellsIn(header.text);
  for (let next = headerLine + 2, row = lineAt(next); row?.text.includes("|"); next += 1, row = lineAt(next)) {
    if (next > headerLine + MOST_ROWS || row.text.length > LONGEST_ROW || cellsIn(row.text) > columns) return null;
  }
  const text = delimiterFor(delimiter.text, columns);
  return textFix(source, "give the line below the header as many cells", [{ span: delimiter.span, text }]);
}

const MOST_ROWS = 500;
const LONGEST_ROW = 2_000;

/** The cells that are there, without those beyond, and as many more like the last one as are missing. */
function delimiterFor(line: string, columns: number): string {
  const indent = /^[ \t>]*/.exec(line)?.[0] ?? "";
  const rest = line.slice(indent.length).trimEnd();
  const [opening, closing] = [rest.startsWith("|") ? "|" : "", rest.endsWith("|") ? "|" : ""];
  const cells = rest.slice(opening.length, closing === "" ? undefined : -1).split("|");
  const last = cells.at(-1) ?? "---";
  const missing = Array.from({ length: Math.max(0, columns - cells.length) }, () => last);
  return `${indent}${opening}${[...cells.slice(0, columns), ...missing].join("|")}${closing}`;
}

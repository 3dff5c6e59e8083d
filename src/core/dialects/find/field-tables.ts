import type { Block, TableBlock } from "../../markdown/markdown-document.ts";
import type { Field } from "../fields.ts";
import { plainHeading } from "../headings.ts";

const FIELD = /^(?:field|property|attribute|key|aspect|detail|item|)$/;

/** Fields that a table of two columns states, `| **Priority** | P0 |`, one a row. */
export function fieldsOfTables(blocks: readonly Block[]): Field[] {
  return blocks.filter((block) => block.kind === "table").flatMap(fieldsOfTable);
}

function fieldsOfTable({ header, rows }: TableBlock): Field[] {
  if (header.length !== 2 || !FIELD.test(plainHeading(header[0] ?? "").toLowerCase())) return [];
  return rows.flatMap(({ cells, spans, line }) => {
    const [name = "", value = ""] = cells;
    const span = spans[1];
    const key = plainHeading(name).replace(/:$/, "").toLowerCase();
    return span && key !== "" && value !== "" ? [{ key, value, line, span, item: null }] : [];
  });
}

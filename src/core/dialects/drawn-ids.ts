import type { TaskList } from "../bundle/task-list.ts";
import type { CodeBlock } from "../markdown/markdown-document.ts";
import { idAt } from "../references/identifiers.ts";
import type { IdIndex } from "./order-statements.ts";

const START = /(?<![\w./-])(?=[A-Z]{1,14}-?\d|\d{1,4}[A-Z]?\.\d)/g;
/** A drawing of characters names some tens of tasks. */
const MOST = 200;

/**
 * Ids in a drawing made of characters that look like the document's own and that nobody defines. The lines between them
 * are nobody's to guess.
 */
export function undefinedIdsIn(block: CodeBlock, { ids, positions }: IdIndex, path: string): TaskList["mentions"] {
  if (block.language !== null && block.language !== "text" && block.language !== "txt") return [];
  const families = new Set(ids.map(familyOf));
  return block.text
    .split(/\r\n|\r|\n/)
    .flatMap((text, offset) => {
      const line = block.line + 1 + offset;
      const written = [...text.slice(0, 1_000).matchAll(START)].flatMap(({ index }) => idAt(text, index) ?? []);
      const unknown = [...new Set(written)].filter((id) => !positions.has(id) && families.has(familyOf(id)));
      return unknown.map((id) => ({
        reference: { kind: "id" as const, id, confidence: "low" as const },
        at: { path, line, endLine: line },
      }));
    })
    .slice(0, MOST);
}

/** Of `2.4` the `2.`, of `T012` the `T` and that it has three digits: ids of one document share them. */
function familyOf(id: string): string {
  const dot = id.indexOf(".");
  return dot < 0 ? id.replace(/\d/g, "0").replace(/[a-z]$/, "") : id.slice(0, dot + 1);
}

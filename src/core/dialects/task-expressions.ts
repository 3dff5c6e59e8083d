import type { Place } from "../markdown/place.ts";
import type { SourceText } from "../markdown/source-text.ts";
import type { Expression } from "../references/expression.ts";
import { type ExpressionContext, parseExpression } from "../references/parse-expression.ts";
import { fieldRole } from "./field-keys.ts";
import type { Field } from "./fields.ts";
import { findInlineDependencies } from "./inline-dependencies.ts";
import type { TaskBlock } from "./task-block.ts";

/** The dependency expressions of a task's own block, in document order. */
export function taskExpressions(
  block: TaskBlock,
  fields: readonly Field[],
  source: SourceText,
  context: ExpressionContext,
): Expression[] {
  const stated = fields.flatMap((field) => fieldExpression(field, source.path, context));
  const inline = inlineTexts(block, fields).flatMap(({ text, line }) =>
    findInlineDependencies(text, context).map(({ start, ...found }): Expression => {
      const at = line + lineBreaks(text, start);
      return { ...found, source: "inline", at: { path: source.path, line: at, endLine: at } };
    }),
  );
  return [...stated, ...inline].sort((a, b) => a.at.line - b.at.line);
}

/** What a `Dependencies:` or `Blocks:` field states; nothing for other fields, and for one without a value. */
export function fieldExpression(field: Field, path: string, context: ExpressionContext): Expression[] {
  const role = fieldRole(field.key);
  if (role !== "waits" && role !== "blocks") return [];
  const text = field.value || listedValues(field);
  if (text === "") return [];
  const at: Place = { path, line: field.line, endLine: field.line };
  return [{ source: "field", text, at, direction: role, references: parseExpression(text, context) }];
}

/** Values that stand as a list below their field. */
function listedValues({ item }: Field): string {
  const children = item?.children.filter((child) => child.kind === "item") ?? [];
  return children.map((child) => child.text.trim()).join("\n");
}

interface InlineText {
  readonly text: string;
  readonly line: number;
}

/** The texts of a task that may hold an aside; lines that are read as fields are blanked out. */
function inlineTexts(block: TaskBlock, fields: readonly Field[]): InlineText[] {
  const stated = new Set(fields.map(({ line }) => line));
  const own = { text: block.text, line: block.line };
  const below = block.children.flatMap((child): InlineText[] => {
    if (child.kind === "paragraph") return [{ text: child.text, line: child.line }];
    return child.kind === "item" && child.box === null ? [{ text: child.text, line: child.line }] : [];
  });
  return [own, ...below].map(({ text, line }) => ({ text: blankLines(text, line, stated), line }));
}

function blankLines(text: string, firstLine: number, stated: ReadonlySet<number>): string {
  if (stated.size === 0) return text;
  const parts = text.split(/(\r\n|\r|\n)/);
  return parts.map((part, index) => (index % 2 === 0 && stated.has(firstLine + index / 2) ? "" : part)).join("");
}

function lineBreaks(text: string, end: number): number {
  return text.slice(0, end).match(/\r\n|\r|\n/g)?.length ?? 0;
}

import type { Block } from "../markdown/markdown-document.ts";
import type { Place } from "../markdown/place.ts";
import type { SourceText } from "../markdown/source-text.ts";
import type { Expression } from "../references/expression.ts";
import { idAt } from "../references/identifiers.ts";
import { type ExpressionContext, parseExpression } from "../references/parse-expression.ts";
import { listedDependencies } from "./dependency-lists.ts";
import { fieldRole } from "./field-keys.ts";
import type { Field } from "./fields.ts";
import { findInlineDependencies, lineBreaks } from "./inline-dependencies.ts";
import type { TaskBlock } from "./task-block.ts";

/** The dependency expressions of a task's own block, in document order. */
export function taskExpressions(
  block: TaskBlock,
  fields: readonly Field[],
  source: SourceText,
  context: ExpressionContext,
): Expression[] {
  const { path } = source;
  const stated = fields.flatMap((field) => fieldExpression(field, path, context));
  const listed = listedDependencies(block.children, path, context);
  const inline = inlineTexts(block, fields, listed.read, context).flatMap(({ text, line }) =>
    findInlineDependencies(text, context).map(({ text: said, start, direction, references }): Expression => {
      const at = line + lineBreaks(text, start);
      return { source: "inline", text: said, at: { path, line: at, endLine: at }, direction, references };
    }),
  );
  const found = [...stated, ...listed.expressions, ...inline];
  return found.length < 2 ? found : found.sort((a, b) => a.at.line - b.at.line);
}

/** What a `Dependencies:` or `Blocks:` field states; nothing for other fields, and for one without a value. */
export function fieldExpression(field: Field, path: string, context: ExpressionContext): Expression[] {
  const direction = fieldRole(field.key);
  if (direction !== "waits" && direction !== "blocks") return [];
  const state = (text: string, line: number): Expression => {
    const at: Place = { path, line, endLine: line };
    return { source: "field", text, at, direction, references: parseExpression(text, context) };
  };
  if (field.value !== "") return [state(field.value, field.line)];
  const children = field.item?.children.filter((child) => child.kind === "item") ?? [];
  return children.map((child) => state(child.text.trim(), child.line));
}

interface InlineText {
  readonly text: string;
  readonly line: number;
}

/** The texts of a task that may hold an aside; lines and blocks that are read as dependencies already are left out. */
function inlineTexts(
  block: TaskBlock,
  fields: readonly Field[],
  read: ReadonlySet<Block>,
  context: ExpressionContext,
): InlineText[] {
  const stated = new Set<number>();
  for (const { key, line, value, item } of fields) {
    const role = fieldRole(key);
    if (role !== "waits" && role !== "blocks") continue;
    stated.add(line);
    if (value === "") for (const child of item?.children ?? []) stated.add(child.line);
  }
  const isAbout = block.kind === "heading" ? aboutAnother(context) : () => false;
  return [block, ...proseIn(block.children, read, isAbout)].map(({ text, line }) => ({
    text: blankLines(text, line, stated),
    line,
  }));
}

/** Paragraphs and items without a box, nested ones too; a box is a task or a criterion of its own. */
function* proseIn(
  blocks: readonly Block[],
  read: ReadonlySet<Block>,
  isAbout: (text: string) => boolean,
): Generator<InlineText> {
  for (const block of blocks) {
    if (read.has(block)) continue;
    if (block.kind === "paragraph" && !isAbout(block.text)) yield block;
    if (block.kind !== "item" || block.box !== null || isAbout(block.text)) continue;
    yield block;
    yield* proseIn(block.children, read, isAbout);
  }
}

/** In the section of a task, `**T013** …` begins a note about another one. */
function aboutAnother({ isDefined }: ExpressionContext): (text: string) => boolean {
  return (text) => {
    const start = /^[*_`[]{0,4}(?:Task[ \t]+)?/i.exec(text)?.[0].length ?? 0;
    const id = idAt(text, start);
    return id !== null && isDefined?.(id) === true;
  };
}

function blankLines(text: string, firstLine: number, stated: ReadonlySet<number>): string {
  if (stated.size === 0) return text;
  const parts = text.split(/(\r\n|\r|\n)/);
  return parts.map((part, index) => (index % 2 === 0 && stated.has(firstLine + index / 2) ? "" : part)).join("");
}

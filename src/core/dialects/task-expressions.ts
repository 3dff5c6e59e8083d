import type { Block, ItemBlock, ParagraphBlock } from "../markdown/markdown-document.ts";
import type { Place } from "../markdown/place.ts";
import type { SourceText } from "../markdown/source-text.ts";
import type { Expression } from "../references/expression.ts";
import { idAt } from "../references/identifiers.ts";
import { type ExpressionContext, parseExpression } from "../references/parse-expression.ts";
import { listedDependencies } from "./dependency-lists.ts";
import { fieldRole, isNoOrder } from "./field-keys.ts";
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
  const inline = inlineTexts(block, fields, listed.read, context).flatMap(({ text, line, isProse }) =>
    findInlineDependencies(text, { ...context, isProse }).map(
      ({ text: said, start, direction, references }): Expression => {
        const at = line + lineBreaks(text, start);
        return { source: "inline", text: said, at: { path, line: at, endLine: at }, direction, references };
      },
    ),
  );
  const found = [...stated, ...listed.expressions, ...inline];
  return found.length < 2 ? found : found.sort((a, b) => a.at.line - b.at.line);
}

/** Such a value says for itself who waits for whom, whatever its key says: `BLOCKS: Depends on T001`. */
const SENTENCE = /^[*_`]{0,3}(?:depends? (?:up)?on|blocked by|waits? (?:for|on)|blocks|required by|needed by)\b/i;

/** What a `Dependencies:` or `Blocks:` field states; nothing for other fields, and for one without a value. */
export function fieldExpression(field: Field, path: string, context: ExpressionContext): Expression[] {
  const direction = fieldRole(field.key);
  if (direction !== "waits" && direction !== "blocks") return [];
  const state = (text: string, line: number): Expression => {
    const at: Place = { path, line, endLine: line };
    return { source: "field", text, at, direction, references: parseExpression(text, context) };
  };
  if (field.value !== "") {
    const said = SENTENCE.test(field.value) ? findInlineDependencies(field.value, context) : [];
    if (said.length === 0) return [state(field.value, field.line)];
    return said.map(({ start: _, ...one }) => ({ ...state("", field.line), ...one }));
  }
  const children = field.item?.children.filter((child) => child.kind === "item") ?? [];
  return children.map((child) => state(child.text.trim(), child.line));
}

interface InlineText {
  readonly text: string;
  readonly line: number;
  readonly isProse: boolean;
}

/** The texts of a task that may hold an aside; lines and blocks that are read as dependencies already are left out. */
function inlineTexts(
  block: TaskBlock,
  fields: readonly Field[],
  read: ReadonlySet<Block>,
  context: ExpressionContext,
): InlineText[] {
  const lines: FieldLines = { stated: new Set(), silent: new Set(), all: new Set(fields.map(({ line }) => line)) };
  for (const { key, line, value, item } of fields) {
    const role = fieldRole(key);
    const isStated = role === "waits" || role === "blocks";
    if (!isStated && !isNoOrder(key)) continue;
    (isStated ? lines.stated : lines.silent).add(line);
    if (value === "") for (const child of item?.children ?? []) lines.stated.add(child.line);
  }
  const isAbout = block.kind === "heading" ? aboutAnother(context) : () => false;
  return [block, ...proseIn(block.children, read, isAbout)].map(({ text, line }, at) => ({
    text: blankLines(text, line, lines),
    line,
    isProse: at > 0,
  }));
}

/** Paragraphs and items without a box, nested ones too; a box is a task or a criterion of its own. */
function* proseIn(
  blocks: readonly Block[],
  read: ReadonlySet<Block>,
  isAbout: (text: string) => boolean,
): Generator<ParagraphBlock | ItemBlock> {
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

interface FieldLines {
  /** Lines that are read as dependencies already. */
  readonly stated: Set<number>;
  /** Lines where a field begins that is about no order; it goes on to the next field of its block. */
  readonly silent: Set<number>;
  readonly all: ReadonlySet<number>;
}

function blankLines(text: string, firstLine: number, { stated, silent, all }: FieldLines): string {
  if (stated.size === 0 && silent.size === 0) return text;
  let isSilent = false;
  const parts = text.split(/(\r\n|\r|\n)/);
  return parts
    .map((part, index) => {
      if (index % 2 !== 0) return part;
      const line = firstLine + index / 2;
      if (all.has(line)) isSilent = silent.has(line) && !stated.has(line);
      return isSilent || stated.has(line) ? "" : part;
    })
    .join("");
}

import { linesOf } from "../markdown/lines.ts";
import type { Block, HeadingBlock, ItemBlock, OtherBlock } from "../markdown/markdown-document.ts";
import type { Span } from "../markdown/place.ts";
import type { SourceText } from "../markdown/source-text.ts";
import { GARBLED_DOT } from "../statuses/garbled-signs.ts";
import { fieldRole } from "./field-keys.ts";
import type { TaskBlock } from "./task-block.ts";

/** `Key: value` in a task's block. */
export interface Field {
  /** Lower case, without markup. */
  readonly key: string;
  readonly value: string;
  readonly line: number;
  /** Exactly the characters of `value`. */
  readonly span: Span;
  /** The list item that states the field, where there is one; its children belong to the value. */
  readonly item: ItemBlock | null;
  /** What stands below the key as its value: items of a list, lines of a fence. */
  readonly list?: readonly ListedValue[];
}

interface ListedValue {
  readonly text: string;
  readonly line: number;
}

const KEY =
  /^(?:\*\*|__|\*|_)?((?:depends_on|blocked_by|DEPENDS_ON|BLOCKED_BY)|\p{L}[\p{L} \t/()?.-]{0,38}?)(\*\*|__|\*|_)?[ \t]*[:：](?:\*\*|__)?[ \t]*/u;
/** Where the next field of the same line begins: ` | **Status**: …`, ` · **Type**: …` or ` **Type**: …`. */
const NEXT_FIELD = new RegExp(
  `[ \\t]+(?:\\|[ \\t]*(?=\\*{0,2}\\p{L})|(?:[·•]|${GARBLED_DOT})[ \\t]*(?=\\*{0,2}\\p{L}[\\p{L} ]{0,38}\\*{0,2}[:：])|(?=\\*\\*\\p{L}[\\p{L} ]{0,38}(?:\\*\\*[:：]|[:：]\\*\\*)))`,
  "u",
);

/** Values of one field that are read. */
const MAX_LISTED = 200;

/**
 * Fields of a task: in its continuation lines, its sub-bullets without box, the paragraphs and comments of its block, and
 * its sub-headings.
 */
export function readFields(task: TaskBlock, source: SourceText): Field[] {
  const isOneLine = !/[\r\n]/.test(task.text);
  const own = isOneLine
    ? []
    : fieldsIn(task.textSpan, source.lineAt(task.textSpan.start), source, null).filter(({ line }) => line > task.line);
  return task.children.length === 0 ? own : [...own, ...fieldsOfBlocks(task.children, source)];
}

/** Of blocks that follow each other: a key may stand in a heading, and its values in the list or fence behind it. */
function fieldsOfBlocks(blocks: readonly Block[], source: SourceText): Field[] {
  return blocks.flatMap((block, index) => {
    if (block.kind === "heading") return headingField(block, blocks.slice(index + 1, index + 2 + MAX_LISTED), source);
    if (block.kind === "html") return commentFields(block, source);
    const fields = fieldsOfBlock(block, source);
    const last = fields.at(-1);
    if (last === undefined) return fields;
    const list = listedBelow(block.kind === "item" ? block.children : blocks.slice(index + 1, index + 1 + MAX_LISTED));
    return list.length === 0 ? fields : [...fields.slice(0, -1), { ...last, list }];
  });
}

/** `#### Files` with what it lists. */
function headingField({ text, span, line }: HeadingBlock, after: readonly Block[], source: SourceText): Field[] {
  const key = text.length > 60 ? "" : plainKey(text);
  const role = key === "" ? null : fieldRole(key);
  if (role === null || role === "waits" || role === "blocks") return [];
  const [next] = after;
  const said = next?.kind === "paragraph" ? firstLineOf(next.text) : "";
  const start = next?.kind === "paragraph" ? next.span.start : span.end;
  const value = { start, end: start + said.length };
  const list = listedBelow(next?.kind === "paragraph" ? after.slice(1, 1 + MAX_LISTED) : after.slice(0, MAX_LISTED));
  return [{ key, value: source.text.slice(value.start, value.end), line, span: value, item: null, list }];
}

function plainKey(heading: string): string {
  return heading
    .replace(/[*_`:]/g, "")
    .replace(/^[^\p{L}]+|[^\p{L}?)]+$/gu, "")
    .toLowerCase();
}

function firstLineOf(paragraph: string): string {
  return (/^[^\r\n]{0,300}/.exec(paragraph)?.[0] ?? "").trimEnd();
}

/** `<!-- Status: done -->` */
function commentFields({ text, span, line }: OtherBlock, source: SourceText): Field[] {
  const whole = text.trimEnd();
  const inside = /^<!--[ \t]*/.exec(whole)?.[0];
  if (inside === undefined || /[\r\n]/.test(whole) || !whole.endsWith("-->")) return [];
  const start = span.start + inside.length;
  return fieldsOfLine(source.text, start, start + whole.slice(inside.length, -3).trimEnd().length, line, null);
}

/** The items of the list, or the lines of the fence, that begins the blocks. */
function listedBelow(blocks: readonly Block[]): ListedValue[] {
  const [first] = blocks;
  if (first?.kind === "code") {
    return first.text.split(/\r\n|\r|\n/, MAX_LISTED).map((text, index) => ({ text, line: first.line + 1 + index }));
  }
  const end = blocks.findIndex(({ kind }) => kind !== "item");
  const items = end < 0 ? blocks : blocks.slice(0, end);
  return items.flatMap((block) => (block.kind === "item" ? [{ text: block.text, line: block.line }] : []));
}

/** A task's own text on one line: its first paragraph up to the first field that says something to us. */
export function ownText({ text, line, textSpan }: TaskBlock, fields: readonly Field[]): string {
  const isOwn = ({ span, key }: Field) =>
    span.start > textSpan.start && span.start <= textSpan.end && fieldRole(key) !== null;
  const end = fields.find(isOwn)?.line ?? Number.POSITIVE_INFINITY;
  return text
    .split(/\r\n|\r|\n/)
    .slice(0, Math.max(1, end - line))
    .map((part) => part.replace(/^[ \t>]+/, "").trimEnd())
    .join(" ");
}

/** Fields that a paragraph or a plain list item states. */
export function fieldsOfBlock(block: Block, source: SourceText): Field[] {
  if (block.kind === "paragraph") return fieldsIn(block.span, block.line, source, null);
  if (block.kind !== "item" || block.box !== null) return [];
  return fieldsIn(block.textSpan, source.lineAt(block.textSpan.start), source, block);
}

function fieldsIn({ start, end }: Span, first: number, source: SourceText, item: ItemBlock | null): Field[] {
  const text = source.text.slice(0, end);
  const fields: Field[] = [];
  let lastLine = 0;
  for (const line of linesOf(text, start, first)) {
    const found = fieldsOfLine(text, line.start, line.end, line.number, item);
    const open = fields.at(-1);
    if (found.length > 0 || (open && lastLine === line.number - 1 && goesOn(open))) lastLine = line.number;
    if (found.length === 0 && open && lastLine === line.number) fields.splice(-1, 1, extended(open, text, line.end));
    fields.push(...found);
  }
  return fields;
}

/** A list of tasks that ends with a comma goes on in the next line. */
function goesOn({ key, value }: Field): boolean {
  const role = fieldRole(key);
  return (role === "waits" || role === "blocks") && /(?:[,;&+]|\band)$/.test(value.slice(-8));
}

function extended(field: Field, text: string, lineEnd: number): Field {
  const span = trimmed(text, field.span.start, lineEnd, false);
  return { ...field, value: text.slice(span.start, span.end), span };
}

function fieldsOfLine(text: string, from: number, end: number, line: number, item: ItemBlock | null): Field[] {
  const fields: Field[] = [];
  let at = from + (/^[ \t>|]*(?:<!--[ \t]*(?=DEPENDS|BLOCKED))?/.exec(text.slice(from, end))?.[0].length ?? 0);
  while (at < end) {
    const rest = text.slice(at, end);
    const match = KEY.exec(rest);
    if (!match) break;
    const valueStart = match[0].length;
    const next = NEXT_FIELD.exec(rest.slice(valueStart));
    const valueEnd = next ? valueStart + next.index : rest.length;
    const isItalic = match[2] === undefined && /^[*_](?![*_])/.test(rest);
    const value = trimmed(rest, valueStart, valueEnd, isItalic);
    const key = plainName(match[1] ?? "");
    fields.push({ key, value: rest.slice(value.start, value.end), line, span: shift(value, at), item });
    at += next ? valueEnd + next[0].length : rest.length;
  }
  return fields;
}

/** `DEPENDS_ON` is written so in comments. */
function plainName(key: string): string {
  return key
    .trim()
    .toLowerCase()
    .replace(/^(depends|blocked|waits)_(?=on$|by$|for$)/, "$1 ");
}

/** A field in italics, `_Depends: 1.1_`, ends before its closing mark. */
function trimmed(text: string, start: number, end: number, isItalic: boolean): Span {
  let last = start + text.slice(start, end).trimEnd().length;
  if (text.endsWith("-->", last)) last = start + text.slice(start, last - 3).trimEnd().length;
  if (isItalic && last > start && /[*_]/.test(text.charAt(last - 1))) last -= 1;
  return { start, end: last };
}

function shift({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

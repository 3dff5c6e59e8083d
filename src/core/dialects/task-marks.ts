import type { StatusMark } from "../bundle/task.ts";
import { moveSpan } from "../markdown/move-block.ts";
import type { Span } from "../markdown/place.ts";
import type { SourceText } from "../markdown/source-text.ts";
import { type MarkAuthority, readBox, readStatusField } from "../statuses/read-status.ts";
import { explainedSign, type TitleSign, titleSign } from "../statuses/title-signs.ts";
import { type TitleWord, titleWords } from "../statuses/title-words.ts";
import { fieldRole } from "./field-keys.ts";
import type { Field } from "./fields.ts";
import { placeOf } from "./place-of.ts";
import type { TaskBlock } from "./task-block.ts";

/**
 * Everything in its own block that states a task's status: its box, words and signs in its title, and `Status:` fields
 * with the box that they may hold. `State: loading, error` is something of the program's.
 */
export function taskMarks(
  block: TaskBlock,
  fields: readonly Field[],
  source: SourceText,
  authority: MarkAuthority,
): StatusMark[] {
  const box = block.box ? [boxMark(block.box.span, block.box.mark, block.text, source, authority)] : [];
  const isDone = box[0]?.status === "done";
  const words = wordMarks(block, source, authority, isDone);
  const stated = fields.filter(({ key, value }) => fieldRole(key) === "status" && value !== "");
  const marks = stated.flatMap((field) => {
    const said = fieldMarks(field, source, authority);
    const isRemark = field.key === "state" || (box.length > 0 && isWordy(field.value));
    return isRemark && said.every(({ status }) => status === "unknown") ? [] : said;
  });
  return [...box, ...words, ...marks];
}

/** Beside a box, five words without a status among them say how it went: `Status: moved everything into one module`. */
function isWordy(value: string): boolean {
  return value.slice(0, 300).trim().split(/\s+/).length > 4;
}

/** What is struck through and ticked is done; `Scope it out (deferred to v2)` is done once it is ticked. */
function isAside({ span, written, status }: TitleSign | TitleWord, { text }: SourceText): boolean {
  const isStruck = text.startsWith("~~", span.start - 2) && text.startsWith("~~", span.end);
  return isStruck || (status !== "done" && written === written.toLowerCase() && text[span.start - 1] === "(");
}

/** `[Review][Defer] …, deferred` is a remark of BMAD's reviews: its tick says that somebody has filed it. */
function isFiled(status: TitleWord["status"], title: string): boolean {
  return status === "deferred" && /\[Defer\]/i.test(title);
}

/** Beside a box a sign is decoration, unless the document's own legend explains it. */
function wordMarks(
  { kind, box, text, textSpan }: TaskBlock,
  source: SourceText,
  authority: MarkAuthority,
  isDone: boolean,
): StatusMark[] {
  const [title = ""] = text.split(/\r|\n/, 1);
  const isSigned = kind === "heading" || (kind === "paragraph" && box === null);
  const signOf = isSigned ? titleSign : explainedSign;
  const sign = kind === "row" ? null : signOf(title, authority.legend);
  return [...titleWords(title), ...(sign === null ? [] : [sign])].flatMap((word): StatusMark[] => {
    const { written, status } = word;
    const span = moveSpan(word.span, textSpan.start);
    if (isDone && (isAside({ written, status, span }, source) || isFiled(status, title))) return [];
    return [{ kind: "word", written, status, at: placeOf(source, span) }];
  });
}

/** `Status: [ ] pending` states the status twice. */
function fieldMarks({ value, span }: Field, source: SourceText, authority: MarkAuthority): StatusMark[] {
  const box = /^\[([^\]\p{L}\p{N}]|[xX])\][ \t]*/u.exec(value);
  const mark = box?.[1];
  if (!box || mark === undefined) return [fieldMark(value, span, source, authority)];
  const at = span.start + 1;
  const inner = boxMark({ start: at, end: at + mark.length }, mark, value, source, authority);
  const word = value.slice(box[0].length);
  return word === ""
    ? [inner]
    : [inner, fieldMark(word, { start: span.start + box[0].length, end: span.end }, source, authority)];
}

function boxMark(span: Span, written: string, text: string, source: SourceText, authority: MarkAuthority): StatusMark {
  return { kind: "box", written, status: readBox(written, text, authority), at: placeOf(source, span) };
}

function fieldMark(written: string, span: Span, source: SourceText, authority: MarkAuthority): StatusMark {
  return { kind: "field", written, status: readStatusField(written, authority), at: placeOf(source, span) };
}

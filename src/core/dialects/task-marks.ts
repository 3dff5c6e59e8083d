import type { StatusMark } from "../bundle/task.ts";
import type { Span } from "../markdown/place.ts";
import type { SourceText } from "../markdown/source-text.ts";
import { type MarkAuthority, readBox, readStatusField } from "../statuses/read-status.ts";
import { fieldRole } from "./field-keys.ts";
import type { Field } from "./fields.ts";
import { placeOf } from "./place-of.ts";
import type { TaskBlock } from "./task-block.ts";

/** Everything that states a task's status: its box, and `Status:` fields with the box that they may hold. */
export function taskMarks(
  block: TaskBlock,
  fields: readonly Field[],
  source: SourceText,
  authority: MarkAuthority,
): StatusMark[] {
  const box = block.box ? [boxMark(block.box.span, block.box.mark, block.text, source, authority)] : [];
  const stated = fields.filter(({ key, value }) => fieldRole(key) === "status" && value !== "");
  return [...box, ...stated.flatMap((field) => fieldMarks(field, source, authority))];
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
  return { kind: "box", written, status: readBox(written, text, authority), at: placeOf(source, span), span };
}

function fieldMark(written: string, span: Span, source: SourceText, authority: MarkAuthority): StatusMark {
  return { kind: "field", written, status: readStatusField(written, authority), at: placeOf(source, span), span };
}

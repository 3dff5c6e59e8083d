import { fieldText, holdsNote } from "../field-text.ts";
import { refusal } from "../refusals.ts";
import { spanOfMark } from "../span-of-mark.ts";
import type { MarkEditor } from "./mark-editor.ts";

/** The value after `Status:`, or in a table's cell of statuses; spaces behind it stay. */
export const editField: MarkEditor = ({ list, legend, source }, { task, mark, change }) => {
  const text = fieldText(list, mark, change.to, legend);
  if (text === null) return refusal.noWord(change, task, "sign");
  if (mark.status !== change.to && holdsNote(mark)) return refusal.noteLost(change, mark);
  const { start } = spanOfMark(mark, source);
  return { span: { start, end: start + mark.written.trimEnd().length }, text };
};

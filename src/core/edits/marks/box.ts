import { boxText } from "../box-text.ts";
import { refusal } from "../refusals.ts";
import type { MarkEditor } from "./mark-editor.ts";

/** The one character between the brackets. */
export const editBox: MarkEditor = (tasks, { task, mark, change }) => {
  const text = boxText(tasks, task, change.to);
  return text === null ? refusal.noWord(change, task) : { span: mark.span, text };
};

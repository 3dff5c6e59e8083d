import { boxText } from "../box-text.ts";
import { refusal } from "../refusals.ts";
import { spanOfMark } from "../span-of-mark.ts";
import type { MarkEditor } from "./mark-editor.ts";

/** The one character between the brackets. */
export const editBox: MarkEditor = (tasks, { task, mark, change }) => {
  const text = boxText(tasks, task, change.to);
  return text === null ? refusal.noWord(change, task, "box") : { span: spanOfMark(mark, tasks.source), text };
};

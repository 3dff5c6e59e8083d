import type { StatusMark } from "../../bundle/task.ts";
import { editBox } from "./box.ts";
import { editCompletedRow } from "./completed-row.ts";
import { editField } from "./field.ts";
import type { MarkEditor } from "./mark-editor.ts";
import { editTracker } from "./tracker.ts";
import { editWord } from "./word.ts";

/** How each kind of statement about a status is rewritten. */
export const markEditors: Readonly<Record<StatusMark["kind"], MarkEditor>> = {
  box: editBox,
  field: editField,
  tracker: editTracker,
  word: editWord,
  "completed-row": editCompletedRow,
};

import type { StatusMark, Task } from "../bundle/task.ts";
import type { NewEntry } from "./completed-edits.ts";
import type { ByteEdit, EditRefusal, StatusChange } from "./edit.ts";
import { editAt } from "./edit-at.ts";
import type { EditableTasks } from "./editable-tasks.ts";
import { markEditors } from "./marks/index.ts";
import { isReplacement, type Replacement } from "./marks/mark-editor.ts";
import { refusal } from "./refusals.ts";
import { planWithoutMarks } from "./without-marks.ts";

/** What changes one task's status: edits of what is written, or a row that is still to be placed. */
export interface TaskEdits {
  readonly edits: readonly ByteEdit[];
  readonly entry: NewEntry | null;
}

/** The edits of all marks of one task, which are made together or not at all, or why they cannot be made. */
export function taskEdits(tasks: EditableTasks, task: Task, change: StatusChange): TaskEdits | EditRefusal {
  if (task.marks.length === 0) return editsWithoutMarks(tasks, task, change);
  const edits: ByteEdit[] = [];
  for (const mark of task.marks) {
    const replaced = markEditors[mark.kind](tasks, { task, mark, change });
    if (!isReplacement(replaced)) return replaced;
    const edit = editOf(tasks, replaced, change);
    if (edit === null) return refusal.unreadableLine(change, task);
    if (edit !== "same") edits.push(edit);
  }
  return { edits, entry: null };
}

function editsWithoutMarks(tasks: EditableTasks, task: Task, change: StatusChange): TaskEdits | EditRefusal {
  const planned = planWithoutMarks(tasks, task, change);
  if ("reason" in planned) return planned;
  if (!("span" in planned)) return { edits: [], entry: planned };
  const edit = editOf(tasks, planned, change);
  return edit === null || edit === "same" ? refusal.unreadableLine(change, task) : { edits: [edit], entry: null };
}

function editOf({ source }: EditableTasks, { span, text }: Replacement, { task, to }: StatusChange) {
  if (text === source.text.slice(span.start, span.end)) return "same";
  return editAt(source, span, text, `${task} ${to}`);
}

/** Whether a task's marks tell one story: an open box beside a word is silent on everything but done. */
export function marksAgree(marks: readonly StatusMark[]): boolean {
  const words = new Set(marks.filter((mark) => mark.kind !== "box").map((mark) => mark.status));
  const boxes = new Set(marks.filter((mark) => mark.kind === "box").map((mark) => mark.status));
  if (words.size > 1 || boxes.size > 1) return false;
  const [word] = words;
  const [box] = boxes;
  return word === undefined || box === undefined || word === box || (box === "todo" && word !== "done");
}

import type { StatusMark, Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import type { SourceText } from "../markdown/source-text.ts";
import { boxText } from "./box-text.ts";
import type { ByteEdit, EditRefusal, StatusChange } from "./edit.ts";
import { editAt } from "./edit-at.ts";
import { fieldText, holdsNote } from "./field-text.ts";
import type { LegendTexts } from "./legend-texts.ts";
import { refusal } from "./refusals.ts";

/** A parsed tasks document and the legend of its status fields. */
export interface EditableTasks {
  readonly source: SourceText;
  readonly list: TaskList;
  readonly legend: LegendTexts;
}

/** The edits of all marks of one task, which are made together or not at all, or why they cannot be made. */
export function taskEdits(tasks: EditableTasks, task: Task, change: StatusChange): readonly ByteEdit[] | EditRefusal {
  const edits: ByteEdit[] = [];
  for (const mark of task.marks) {
    const text = markText(tasks, task, mark, change);
    if (text === null) return refusal.noWord(change, task);
    if (mark.kind === "field" && mark.status !== change.to && holdsNote(mark)) return refusal.noteLost(change, mark);
    const edited = valueSpan(mark);
    const edit = editAt(tasks.source, edited, text, `${change.task} ${change.to}`);
    if (edit === null) return refusal.unreadableLine(change, task);
    if (text !== tasks.source.text.slice(edited.start, edited.end)) edits.push(edit);
  }
  return edits;
}

/** Whether a task's marks tell one story: an open box beside a word is silent on everything but done. */
export function marksAgree(marks: readonly StatusMark[]): boolean {
  const fields = new Set(marks.filter((mark) => mark.kind === "field").map((mark) => mark.status));
  const boxes = new Set(marks.filter((mark) => mark.kind === "box").map((mark) => mark.status));
  if (fields.size > 1 || boxes.size > 1) return false;
  const [field] = fields;
  const [box] = boxes;
  return field === undefined || box === undefined || field === box || (box === "todo" && field !== "done");
}

function markText({ list, legend }: EditableTasks, task: Task, mark: StatusMark, { to }: StatusChange): string | null {
  return mark.kind === "box" ? boxText(list, task, to) : fieldText(list, mark, to, legend);
}

function valueSpan({ kind, span, written }: StatusMark): StatusMark["span"] {
  if (kind === "box") return span;
  return { start: span.start, end: span.start + written.trimEnd().length };
}

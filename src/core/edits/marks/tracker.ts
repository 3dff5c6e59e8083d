import type { Task } from "../../bundle/task.ts";
import type { Status } from "../../statuses/status.ts";
import { boxText } from "../box-text.ts";
import { dateLike } from "../date-like.ts";
import type { ChangeRecord, EditRefusal, StatusChange } from "../edit.ts";
import type { EditableTasks } from "../editable-tasks.ts";
import { refusal } from "../refusals.ts";
import { spanOfMark } from "../span-of-mark.ts";
import { readTrackerLine, type TrackerLine, writeTrackerLine } from "../tracker-line.ts";
import { readTrackerNote } from "../tracker-note.ts";
import { editField } from "./field.ts";
import type { MarkEditor, MarkToEdit } from "./mark-editor.ts";

/** Where no line of the document has the status yet. */
const WORDS: Partial<Readonly<Record<Status, string>>> = {
  done: "Completed",
  "in-progress": "In Progress",
  "in-review": "In Review",
  blocked: "Blocked",
  cancelled: "Cancelled",
  deferred: "Deferred",
};

const NOTHING: ChangeRecord = { today: null, by: null, reference: null };

/**
 * The line of a task in a list of states, after the pattern of a line that has the wanted status; the value alone where
 * the state stands in a table's cell.
 */
export const editTracker: MarkEditor = (tasks, edited) => {
  const { mark, task, change } = edited;
  if (isCell(mark.written)) return editField(tasks, edited);
  const line = readTrackerLine(mark.written, task.id);
  if (line === null) return refusal.noWord(change, task);
  const box = lineBox(tasks, edited, line);
  if (box === null) return refusal.noWord(change, task, "box");
  // A line that goes on with the task's title lists it: its box is all that it says.
  const span = spanOfMark(mark, tasks.source);
  if (line.state === null && line.rest !== "") return { span, text: writeTrackerLine({ ...line, box }) };
  if (line.state !== null && readTrackerNote(line.rest) === null) return refusal.noteLost(change, mark);
  const written = restate(line, exampleOf(tasks, change.to), change, task);
  return "reason" in written ? written : { span, text: writeTrackerLine({ ...written, box }) };
};

function isCell(written: string): boolean {
  return !/^(?:[-*+]|\d{1,9}[.)])[ \t]/.test(written);
}

function lineBox(tasks: EditableTasks, { task, change }: MarkToEdit, line: TrackerLine): string | null {
  const example = exampleOf(tasks, change.to);
  if (example !== null) return example.box;
  if (change.to === "done") return boxText(tasks, task, "done");
  return line.state === null && line.rest !== "" ? (tasks.boxesFor(change.to)[0] ?? null) : " ";
}

/** The first line of the document that tells the status of a task in the same way. */
function exampleOf({ list }: EditableTasks, status: Status): TrackerLine | null {
  for (const task of list.tasks) {
    const mark = task.marks.find(({ kind, status: said }) => kind === "tracker" && said === status);
    const line = mark ? readTrackerLine(mark.written, task.id) : null;
    if (line !== null && (line.state !== null || line.rest === "")) return line;
  }
  return null;
}

function restate(
  line: TrackerLine,
  example: TrackerLine | null,
  change: StatusChange,
  task: Task,
): TrackerLine | EditRefusal {
  const struck = example?.struck ?? false;
  const state = example === null ? (WORDS[change.to] ?? null) : example.state;
  if (state === null) return { ...line, struck, state, rest: "" };
  const separator = line.separator.trim() === "" ? (example?.separator ?? " - ") : line.separator;
  const rest = example === null ? freshNote(change) : noteLike(example, change, task);
  return typeof rest === "string" ? { ...line, struck, separator, state, rest } : rest;
}

function freshNote({ to, record = NOTHING }: StatusChange): string {
  const { today, by } = record;
  if (to === "in-progress") return today === null ? "" : `, started ${today}`;
  if (to !== "done") return "";
  return `${today === null ? "" : ` ${today}`}${by === null ? "" : ` by ${by}`}`;
}

/** The note of another line with this change's date and name; `Blocked by Task 1.1` is about that other task alone. */
function noteLike(example: TrackerLine, change: StatusChange, task: Task): string | EditRefusal {
  const note = readTrackerNote(example.rest);
  const { today, by } = change.record ?? NOTHING;
  if (note === null) return "";
  if (note.date !== null && today === null) return refusal.nothingGiven(change, task, "the date of the change");
  const when = note.date === null ? "" : `${note.beforeDate}${dateLike(note.date, today ?? "")}`;
  if (note.name === null || change.to !== "done") return when;
  if (by === null) return refusal.nothingGiven(change, task, "who completed it");
  return `${when}${note.beforeName}${by}`;
}

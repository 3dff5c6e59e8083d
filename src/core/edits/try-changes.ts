import { parseTasksFile } from "../bundle/parse-tasks-file.ts";
import type { StatusMark } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import type { SourceText } from "../markdown/source-text.ts";
import type { SourceFile } from "../snapshot/source-file.ts";
import type { Status } from "../statuses/status.ts";
import { applyEdits } from "./apply-edits.ts";
import { completedEdits } from "./completed-edits.ts";
import { counterEdits } from "./counter-edits.ts";
import type { ByteEdit, EditRefusal, StatusChange } from "./edit.ts";
import type { EditableTasks } from "./editable-tasks.ts";
import { lineShift } from "./line-shift.ts";
import type { EditOptions } from "./parsed-tasks.ts";
import { refusal } from "./refusals.ts";
import { type Outcome, sameButStatuses } from "./same-but-statuses.ts";
import { spanOfMark } from "./span-of-mark.ts";
import type { TaskEdits } from "./task-edits.ts";

/** A wanted change with what makes it. */
export interface PlannedChange extends TaskEdits {
  readonly change: StatusChange;
}

/** Changes that read as wanted, with all their edits and the file after them. */
export interface MadeChanges {
  readonly planned: readonly PlannedChange[];
  readonly edits: readonly ByteEdit[];
  readonly bytes: Uint8Array;
}

/**
 * Applies changes together and reads the result: made where exactly the wanted statuses changed, else the refusals of
 * those that read otherwise; none where the result does not tell which change is to blame.
 */
export function tryChanges(
  file: SourceFile,
  tasks: EditableTasks,
  planned: readonly PlannedChange[],
  options: EditOptions,
): MadeChanges | readonly EditRefusal[] {
  const { source, list } = tasks;
  const wanted = new Map(planned.map(({ change }) => [change.task, change.to]));
  const edits = allEdits(tasks, planned, wanted);
  const bytes = edits && applyEdits(file.bytes, edits);
  if (edits === null || bytes === null) return [];
  const { document, list: after } = parseTasksFile({ ...file, bytes }, options);
  const outcome: Outcome = { edited: new Set(wanted.keys()), lineAfter: lineShift(source, edits) };
  if (!sameButStatuses(list, after, outcome)) return [];
  const misread = misreadIn(list, { source: document.source, list: after }, wanted);
  if (misread.length > 0) return misread;
  return onlyWantedChanged(list, after, wanted) ? { planned, edits, bytes } : [];
}

/** Those of the tasks, of the table of completed ones, and of counters. */
function allEdits(
  { source, list }: EditableTasks,
  planned: readonly PlannedChange[],
  wanted: ReadonlyMap<string, Status>,
): readonly ByteEdit[] | null {
  const entries = planned.flatMap(({ entry }) => entry ?? []);
  const rows = completedEdits(source, list.completed, entries);
  if (rows === null && entries.length > 0) return null;
  return [
    ...distinctEdits(planned.flatMap(({ edits }) => edits)),
    ...(rows ?? []),
    ...distinctEdits(counterEdits(source, list, wanted)),
  ];
}

/** The tasks of a range share one box, and it is written once. */
function distinctEdits(edits: readonly ByteEdit[]): readonly ByteEdit[] {
  const known = new Map<string, ByteEdit>();
  for (const edit of edits) {
    const key = `${edit.byteStart} ${edit.newBytes.join(" ")}`;
    if (!known.has(key)) known.set(key, edit);
  }
  return [...known.values()];
}

/** A file after its edits. */
type ReadBack = Pick<EditableTasks, "source" | "list">;

function misreadIn(before: TaskList, after: ReadBack, wanted: ReadonlyMap<string, Status>): EditRefusal[] {
  return before.tasks.flatMap((task, index) => {
    const to = wanted.get(task.id);
    const read = after.list.tasks[index];
    if (to === undefined || read?.status === to) return [];
    const change = { task: task.id, to };
    const struck = read?.marks.find((mark) => isStruck(mark, after.source));
    if (struck !== undefined) return [refusal.struckThrough(change, struck)];
    return [read?.status === "unknown" ? refusal.noWord(change, task) : refusal.notUnderstood(change)];
  });
}

/** What is struck through is cancelled, but beside a tick it says nothing. */
function isStruck(mark: StatusMark, source: SourceText): boolean {
  const { start, end } = spanOfMark(mark, source);
  return mark.kind === "word" && source.text.startsWith("~~", start - 2) && source.text.startsWith("~~", end);
}

function onlyWantedChanged(before: TaskList, after: TaskList, wanted: ReadonlyMap<string, Status>): boolean {
  return before.tasks.every((task, index) => after.tasks[index]?.status === (wanted.get(task.id) ?? task.status));
}

import { parseTasksFile } from "../bundle/parse-tasks-file.ts";
import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import type { SourceFile } from "../snapshot/source-file.ts";
import { STATUSES, type Status } from "../statuses/status.ts";
import { applyEdits } from "./apply-edits.ts";
import { counterEdits } from "./counter-edits.ts";
import type { ByteEdit, EditPlan, EditRefusal, StatusChange } from "./edit.ts";
import { readLegendTexts } from "./legend-texts.ts";
import type { EditOptions } from "./parsed-tasks.ts";
import { refusal } from "./refusals.ts";
import { sameButStatuses } from "./same-but-statuses.ts";
import { type EditableTasks, marksAgree, taskEdits } from "./task-edits.ts";

interface PlannedChange {
  readonly change: StatusChange;
  readonly edits: readonly ByteEdit[];
}

/** What became of each wanted change before anything is applied. */
interface Drafts {
  readonly planned: readonly PlannedChange[];
  readonly unchanged: readonly string[];
  readonly refusals: readonly EditRefusal[];
}

/**
 * The byte edits that give tasks of a file the wanted statuses, and the file after them.
 *
 * Every edit replaces exactly the characters that state a status (and counters that were right and would become
 * wrong); all other bytes stay. The result is parsed again, and a change is refused unless exactly the wanted
 * statuses changed and nothing else of the model did. Planning the same changes on the result changes nothing.
 * A refused change never takes the others with it.
 */
export function planStatusEdits(
  file: SourceFile,
  changes: readonly StatusChange[],
  options: EditOptions = {},
): EditPlan {
  const { document, list } = options.parse?.(file) ?? parseTasksFile(file, options);
  if (document.refused !== null) {
    const { reason } = document.refused;
    return outcome(file, noDrafts(changes.map((change) => refusal.unparsed(change, reason))), file.bytes, []);
  }
  const tasks = { source: document.source, list, legend: readLegendTexts(document) };
  return settle(file, tasks, draftAll(tasks, distinct(changes)), options);
}

/** Applies and reads again; a change that does not read as wanted is refused and the rest tried once more. */
function settle(file: SourceFile, tasks: EditableTasks, drafts: Drafts, options: EditOptions): EditPlan {
  if (drafts.planned.length === 0) return outcome(file, drafts, file.bytes, []);
  const wanted = new Map(drafts.planned.map(({ change }) => [change.task, change.to]));
  const edits = [...drafts.planned.flatMap(({ edits }) => edits), ...counterEdits(tasks.source, tasks.list, wanted)];
  const bytes = applyEdits(file.bytes, edits);
  const after = bytes === null ? null : parseTasksFile({ ...file, bytes }, options).list;
  if (bytes === null || after === null || !sameButStatuses(tasks.list, after, wanted.size))
    return refuseAll(file, drafts);
  const misread = drafts.planned.filter(({ change }) => statusIn(after, change.task) !== change.to);
  if (misread.length > 0) return settle(file, tasks, without(drafts, misread), options);
  return onlyWantedChanged(tasks.list, after, wanted) ? outcome(file, drafts, bytes, edits) : refuseAll(file, drafts);
}

function draftAll(tasks: EditableTasks, changes: readonly StatusChange[]): Drafts {
  const byId = Map.groupBy(tasks.list.tasks, (task) => task.id);
  const planned: PlannedChange[] = [];
  const unchanged: string[] = [];
  const refusals: EditRefusal[] = [];
  for (const change of changes) {
    const edits = draft(tasks, byId.get(change.task) ?? [], change, changes);
    if (edits === "unchanged") unchanged.push(change.task);
    else if ("reason" in edits) refusals.push(edits);
    else planned.push({ change, edits });
  }
  return { planned, unchanged, refusals };
}

function draft(
  tasks: EditableTasks,
  found: readonly Task[],
  change: StatusChange,
  all: readonly StatusChange[],
): readonly ByteEdit[] | EditRefusal | "unchanged" {
  const [task, second] = found;
  if (!isWritable(change.to)) return refusal.unknownStatus(change);
  if (all.some((other) => other.task === change.task && other.to !== change.to))
    return refusal.contradictoryChange(change);
  if (task === undefined) return refusal.unknownTask(change);
  if (second !== undefined)
    return refusal.ambiguousTask(
      change,
      found.map(({ at }) => at.line),
    );
  if (task.marks.length === 0) return refusal.noPlace(change);
  if (!marksAgree(task.marks)) return refusal.marksDisagree(change, task);
  return task.status === change.to ? "unchanged" : taskEdits(tasks, task, change);
}

function isWritable(status: Status): boolean {
  return STATUSES.includes(status) && status !== "unknown";
}

function distinct(changes: readonly StatusChange[]): StatusChange[] {
  return [...new Map(changes.map((change) => [`${change.task}\n${change.to}`, change])).values()];
}

function statusIn(list: TaskList, id: string): Status | undefined {
  return list.tasks.find((task) => task.id === id)?.status;
}

function onlyWantedChanged(before: TaskList, after: TaskList, wanted: ReadonlyMap<string, Status>): boolean {
  return before.tasks.every((task, index) => after.tasks[index]?.status === (wanted.get(task.id) ?? task.status));
}

function without(drafts: Drafts, misread: readonly PlannedChange[]): Drafts {
  const refusals = misread.map(({ change }) => refusal.notUnderstood(change));
  const planned = drafts.planned.filter((one) => !misread.includes(one));
  return { ...drafts, planned, refusals: [...drafts.refusals, ...refusals] };
}

function refuseAll(file: SourceFile, drafts: Drafts): EditPlan {
  const refusals = drafts.planned.map(({ change }) => refusal.sideEffects(change));
  return outcome(file, { ...drafts, planned: [], refusals: [...drafts.refusals, ...refusals] }, file.bytes, []);
}

function noDrafts(refusals: readonly EditRefusal[]): Drafts {
  return { planned: [], unchanged: [], refusals };
}

function outcome(file: SourceFile, drafts: Drafts, after: Uint8Array, edits: readonly ByteEdit[]): EditPlan {
  return {
    path: file.path,
    blobSha: file.blobSha,
    edits: edits.toSorted((a, b) => a.byteStart - b.byteStart),
    changed: drafts.planned.map(({ change }) => change.task),
    unchanged: drafts.unchanged,
    refusals: drafts.refusals,
    after,
  };
}

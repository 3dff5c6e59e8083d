import { parseTasksFile } from "../bundle/parse-tasks-file.ts";
import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import type { SourceFile } from "../snapshot/source-file.ts";
import { STATUSES, type Status } from "../statuses/status.ts";
import type { ByteEdit, EditPlan, EditRefusal, StatusChange } from "./edit.ts";
import { type EditableTasks, readEditableTasks } from "./editable-tasks.ts";
import { makeChanges } from "./make-changes.ts";
import type { EditOptions } from "./parsed-tasks.ts";
import { refusal } from "./refusals.ts";
import { marksAgree, type TaskEdits, taskEdits } from "./task-edits.ts";
import { type PlannedChange, tryChanges } from "./try-changes.ts";

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
  const parsed = options.parse?.(file) ?? parseTasksFile(file, options);
  if (parsed.document.refused !== null) {
    const { reason } = parsed.document.refused;
    return outcome(file, noDrafts(changes.map((change) => refusal.unparsed(change, reason))), file.bytes, []);
  }
  const tasks = readEditableTasks(parsed, options);
  return settle(file, tasks, draftAll(tasks, distinct(changes)), options);
}

/** Applies and reads again. What does not read as wanted is refused, and the rest is made without it. */
function settle(file: SourceFile, tasks: EditableTasks, drafts: Drafts, options: EditOptions): EditPlan {
  if (drafts.planned.length === 0) return outcome(file, drafts, file.bytes, []);
  const { made, refusals } = makeChanges(drafts.planned, (planned) => tryChanges(file, tasks, planned, options));
  const settled = { ...drafts, planned: made?.planned ?? [], refusals: [...drafts.refusals, ...refusals] };
  return outcome(file, settled, made?.bytes ?? file.bytes, made?.edits ?? []);
}

function draftAll(tasks: EditableTasks, changes: readonly StatusChange[]): Drafts {
  const byId = Map.groupBy(tasks.list.tasks, (task) => task.id);
  const byPlace = Map.groupBy(tasks.list.tasks, placeOfFirst);
  const wanted = Map.groupBy(changes, ({ task }) => task);
  const planned: PlannedChange[] = [];
  const unchanged: string[] = [];
  const refusals: EditRefusal[] = [];
  for (const change of changes) {
    const found = byId.get(change.task) ?? [];
    const place = found[0] && placeOfFirst(found[0]);
    const sharing = place === undefined ? [] : (byPlace.get(place) ?? []).map(({ id }) => id);
    const drafted = draft(tasks, found, change, { wanted, sharing });
    if (drafted === "unchanged") unchanged.push(change.task);
    else if ("reason" in drafted) refusals.push(drafted);
    else planned.push({ change, ...drafted });
  }
  return { planned, unchanged, refusals };
}

function placeOfFirst({ marks }: Task): string | undefined {
  return marks[0] && `${marks[0].at.line}:${marks[0].at.column}`;
}

/** What else is wanted, and the tasks that one box stands for: those of a range such as `T004-T006`. */
interface Around {
  readonly wanted: ReadonlyMap<string, readonly StatusChange[]>;
  readonly sharing: readonly string[];
}

function draft(
  tasks: EditableTasks,
  found: readonly Task[],
  change: StatusChange,
  { wanted, sharing }: Around,
): TaskEdits | EditRefusal | "unchanged" {
  const [task, second] = found;
  if (!isWritable(change.to)) return refusal.unknownStatus(change);
  if ((wanted.get(change.task) ?? []).length > 1) return refusal.contradictoryChange(change);
  if (task === undefined) return refusal.unknownTask(change, namesIn(tasks.list));
  if (second !== undefined)
    return refusal.ambiguousTask(
      change,
      found.map(({ at }) => at.line),
    );
  if (!marksAgree(task.marks)) return refusal.marksDisagree(change, task);
  if (task.status === change.to) return "unchanged";
  const left = sharing.filter((id) => wanted.get(id)?.[0]?.to !== change.to);
  return left.length > 0 ? refusal.partOfRange(change, left) : taskEdits(tasks, task, change);
}

/** Fingerprints are no slips of anything. */
function namesIn({ tasks }: TaskList): readonly string[] {
  return tasks.flatMap(({ id, generated }) => (generated ? [] : [id]));
}

function isWritable(status: Status): boolean {
  return STATUSES.includes(status) && status !== "unknown";
}

function distinct(changes: readonly StatusChange[]): StatusChange[] {
  return [...Map.groupBy(changes, ({ task, to }) => `${task}\n${to}`).values()].flatMap(([first]) => first ?? []);
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

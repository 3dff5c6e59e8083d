import type { DeclaredTotal } from "../bundle/declared-total.ts";
import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import { tasksOfPhases } from "../graph/tasks-of-phases.ts";
import type { SourceText } from "../markdown/source-text.ts";
import type { Status } from "../statuses/status.ts";
import type { ByteEdit } from "./edit.ts";
import { editAt } from "./edit-at.ts";

type CountOf = (status: Status) => number;

/**
 * Keeps right counters right: the edits of the digits of every total that was correct before and would be wrong
 * after `statuses` are written. Counters that were wrong stay as they are; a rule reports them.
 */
export function counterEdits(source: SourceText, list: TaskList, statuses: ReadonlyMap<string, Status>): ByteEdit[] {
  const countOf = counters(list, statuses);
  return list.totals.flatMap((total) => {
    if (total.fixed) return [];
    const value = valueAfter(total, countOf(total.within));
    if (value === total.value || !isPlainNumber(source, total)) return [];
    const edit = editAt(source, total.span, String(value), `${total.label} ${value}`);
    return edit === null ? [] : [edit];
  });
}

interface Counter {
  readonly tasks: number;
  readonly before: CountOf;
  readonly after: CountOf;
}

/** Counts all tasks, or those of the phase that a total stands in. */
function counters(list: TaskList, statuses: ReadonlyMap<string, Status>): (within?: string) => Counter {
  const members = list.totals.some(({ within }) => within !== undefined) ? tasksOfPhases(list) : null;
  const known = new Map<string | undefined, Counter>();
  return (within) => {
    const counter =
      known.get(within) ?? counterAround(within === undefined ? list.tasks : (members?.get(within) ?? []), statuses);
    known.set(within, counter);
    return counter;
  };
}

function counterAround(tasks: readonly Task[], statuses: ReadonlyMap<string, Status>): Counter {
  const before = counterOf(tasks.map(({ status }) => status));
  const after = counterOf(tasks.map(({ id, status }) => statuses.get(id) ?? status));
  return { tasks: tasks.length, before, after };
}

function valueAfter({ counts, value }: DeclaredTotal, { tasks, before, after }: Counter): number {
  if (counts.kind === "status" && value === before(counts.status)) return after(counts.status);
  // Some documents leave cancelled tasks out of their total; one that counts them is right whatever becomes of them.
  if (counts.kind === "all" && value !== tasks && value === tasks - before("cancelled"))
    return tasks - after("cancelled");
  if (counts.kind === "open") return openAfter(value, { tasks, before, after });
  if (counts.kind === "percent" && roundings(before("done"), tasks).includes(value))
    return Math.round((after("done") * 100) / tasks);
  return value;
}

/** With or without what was given up, as it was counted before. */
function openAfter(value: number, { tasks, before, after }: Counter): number {
  if (value === tasks - before("done")) return tasks - after("done");
  if (value === tasks - before("done") - before("cancelled")) return tasks - after("done") - after("cancelled");
  return value;
}

function roundings(done: number, tasks: number): readonly number[] {
  const share = tasks === 0 ? Number.NaN : (done * 100) / tasks;
  return [Math.round(share), Math.floor(share), Math.ceil(share)];
}

function counterOf(statuses: readonly Status[]): CountOf {
  const groups = Map.groupBy(statuses, (status) => status);
  return (status) => groups.get(status)?.length ?? 0;
}

/** `007` and `1,024` are left alone: how they would go on is not known. */
function isPlainNumber(source: SourceText, { span, value }: DeclaredTotal): boolean {
  return source.text.slice(span.start, span.end) === String(value);
}

import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import type { ParallelReport } from "../graph/compare-orders.ts";
import { likelyFlow } from "../graph/flow.ts";
import { type Precedes, precedence } from "../graph/precedence.ts";
import type { TaskGraph } from "../graph/task-graph.ts";
import { findTaskParents } from "../graph/task-parents.ts";
import type { Reference } from "../references/expression.ts";
import { tasksOnce } from "./tasks-once.ts";

/** The tasks that a document marks as parallel, by the phase in which they could meet. */
export interface AtOnce {
  readonly marked: readonly Task[];
  /** Those of one phase, in document order. */
  readonly groups: readonly (readonly Task[])[];
  /** Whether neither of two is known to wait for the other. */
  canMeet(one: Task, other: Task): boolean;
}

/** Words before a path that is read and not written. */
const READ =
  /\b(?:per|from|see|using|against|following|matching|as in|defined in|described in|based on|according to)[ \t]+`?$/i;

const kept = new WeakMap<TaskGraph, AtOnce>();

/** Finds once what several rules ask for. A task with parts is no work of its own, and an id that stands twice is nobody's. */
export function findAtOnce(list: TaskList, graph: TaskGraph): AtOnce {
  const found = kept.get(graph) ?? readAtOnce(list, graph);
  kept.set(graph, found);
  return found;
}

function readAtOnce(list: TaskList, graph: TaskGraph): AtOnce {
  const { childrenOf } = findTaskParents(list);
  const marked = [...tasksOnce(list.tasks).values()].filter(
    ({ id, status, facts }) => facts.parallel && status !== "cancelled" && childrenOf(id).length === 0,
  );
  let known: Precedes | null = null;
  const precedes: Precedes = (from, to) => {
    known ??= precedence(list, likelyFlow(list, graph));
    return known(from, to);
  };
  const isBefore = (from: Task, to: Task) => precedes({ kind: "task", id: from.id }, { kind: "task", id: to.id });
  return {
    marked,
    groups: [...Map.groupBy(marked, ({ phase }) => phase).values()],
    canMeet: (one, other) => isBefore(one, other) === false && isBefore(other, one) === false,
  };
}

const written = new WeakMap<Task["facts"], { readonly title: string; readonly files: readonly string[] }>();

/** Files with a folder that a task names as its own work, without those that it only reads. */
export function filesWritten({ title, facts }: Pick<Task, "title" | "facts">): readonly string[] {
  const known = written.get(facts);
  if (known?.title === title) return known.files;
  const files = readFilesWritten(title, facts);
  written.set(facts, { title, files });
  return files;
}

function readFilesWritten(title: string, facts: Task["facts"]): readonly string[] {
  const declared = new Set(facts.declaredFiles);
  return facts.files.filter((file) => {
    if (!file.includes("/") || /[*{[]|\/$/.test(file)) return false;
    return declared.has(file) || !isRead(title, file);
  });
}

function isRead(title: string, file: string): boolean {
  const at = title.indexOf(file);
  return at > 0 && READ.test(title.slice(Math.max(0, at - 30), at));
}

/** Whether a parallel list names single tasks and ranges alone: a story or a phase in it means all its tasks, in their order. */
export function namesTasks({ set, units, unknown }: ParallelReport, { tasks }: TaskGraph): boolean {
  const isTask = (one: Reference) =>
    one.kind === "range" ? isKnown(one.from) || isKnown(one.to) : one.kind === "id" && isKnown(one.id);
  const isKnown = (id: string) => tasks.has(id) || unknown.includes(id);
  return units.length > 0 && units.every(({ kind }) => kind === "task") && set.references.every(isTask);
}

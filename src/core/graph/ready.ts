import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import { SETTLED } from "../statuses/status.ts";
import { measureChains } from "./critical-path.ts";
import { likelyFlow } from "./flow.ts";
import { type GoesBy, keptWhile } from "./list-state.ts";
import { oncePerGraph } from "./once-per-graph.ts";
import { findOpenTasks } from "./open-tasks.ts";
import type { TaskGraph } from "./task-graph.ts";
import { findWaiting, type Waiting } from "./waiting.ts";

/** What keeps a task from going on. */
interface Reason {
  readonly kind: "task" | "phase" | "external";
  /** Id of the task or phase; what the document calls somebody outside. */
  readonly id: string;
  /** What a reader knows it by. */
  readonly name: string;
}

/** An open task that cannot go on, and what it waits for. */
export interface BlockedBy {
  readonly task: Task;
  /** Empty when the document says `blocked` and not by what. */
  readonly reasons: readonly Reason[];
  /** The names of the reasons. */
  readonly waitsFor: readonly string[];
}

/**
 * Tasks that can be started now: not begun, no parts of their own to be done first, and nothing they wait for is open.
 * Most important first: by stated priority, then by the length of the chain of open tasks behind them, then in document
 * order.
 */
export function readyTasks(list: TaskList, graph: TaskGraph): readonly Task[] {
  return readyPositions(list, graph).flatMap((at) => list.tasks[at] ?? []);
}

/** What decides whether others have to wait for a task. */
export const goesByState: GoesBy = ({ status, marks, facts }) => [status, marks.length, facts.optional];

const readyPositions = keptWhile(goesByState, (list, graph): readonly number[] => {
  const waiting = findWaiting(list, graph);
  const ready = [...list.tasks.entries()].filter(([, task]) => isStartable(task, waiting));
  const chains = measureChains(list, graph, ({ id }) => (waiting.open.has(id) ? 1 : 0));
  return ready
    .map(([at, task]) => ({ at, rank: priorityRank(task), chain: chains.of(task.id) }))
    .sort((a, b) => a.rank - b.rank || b.chain - a.chain)
    .map(({ at }) => at);
});

/** Open tasks that wait for something, or that the document calls blocked, in document order. */
export const blockedTasks: (list: TaskList, graph: TaskGraph) => readonly BlockedBy[] = oncePerGraph((list, graph) =>
  blockedPositions(list, graph).flatMap(({ at, reasons, waitsFor }) => {
    const task = list.tasks[at];
    return task ? [{ task, reasons, waitsFor }] : [];
  }),
);

/** A task without an id is named by its title. */
const goesByNames: GoesBy = (task) => [goesByState(task), task.generated ? task.title : null];

const blockedPositions = keptWhile(goesByNames, (list, graph) => {
  const waiting = findWaiting(list, graph);
  const reasonsOf = reasonFinder(list, graph, waiting);
  return [...list.tasks.entries()].flatMap(([at, task]) => {
    if (SETTLED.has(task.status) || task.status === "deferred") return [];
    const reasons = reasonsOf(task);
    const isBlocked = reasons.length > 0 || task.status === "blocked";
    return isBlocked ? [{ at, reasons, waitsFor: reasons.map(({ name }) => name) }] : [];
  });
});

function reasonFinder(list: TaskList, graph: TaskGraph, waiting: Waiting): (task: Task) => readonly Reason[] {
  const titles = new Map(list.phases.map(({ id, title }) => [id, title]));
  const outside = Map.groupBy(
    graph.unresolved.filter(({ kind }) => kind === "external"),
    ({ task }) => task,
  );
  return (task) => {
    const phases = waiting.phasesBefore(task).map((id): Reason => ({ kind: "phase", id, name: titles.get(id) ?? id }));
    const tasks = waiting.tasksBefore(task).map((id): Reason => ({ kind: "task", id, name: nameOf(id, graph) }));
    const parties = task.status === "blocked" ? (outside.get(task.id) ?? []) : [];
    return [...tasks, ...phases, ...parties.map(({ text }): Reason => ({ kind: "external", id: text, name: text }))];
  };
}

/** Ids of the tasks that nothing but `id` keeps from being started, in document order. */
export function unblocks(list: TaskList, graph: TaskGraph, id: string): readonly string[] {
  const before = findWaiting(list, graph);
  const done = list.tasks.map((task) => (task.id === id ? { ...task, status: "done" as const } : task));
  const after = findWaiting({ ...list, tasks: done }, graph);
  return list.tasks
    .filter((task) => task.id !== id && isStartable(task, after) && !isStartable(task, before))
    .map((task) => task.id);
}

/** Ids of the open tasks that wait for a task, directly or through others, in document order; itself left out. */
export function waitingBehind(list: TaskList, graph: TaskGraph, id: string): readonly string[] {
  const flow = likelyFlow(list, graph);
  const start = flow.endOf({ kind: "task", id });
  const reached = new Set(start === undefined ? [] : [start]);
  for (const node of reached) for (const next of flow.next[node] ?? []) reached.add(next);
  const open = findOpenTasks(list);
  return flow.tasks
    .filter((task, node) => task.id !== id && reached.has(node) && open.has(task.id))
    .map((task) => task.id);
}

/** A generated id says nothing to a reader. */
export function nameOf(id: string, graph: TaskGraph): string {
  const task = graph.tasks.get(id);
  return task?.generated ? task.title : id;
}

function isStartable(task: Task, waiting: Waiting): boolean {
  if (task.status !== "todo" || !waiting.open.has(task.id)) return false;
  const hasOpenParts = waiting.parents.childrenOf(task.id).some(({ id }) => waiting.open.has(id));
  return !hasOpenParts && waiting.tasksBefore(task).length === 0 && waiting.phasesBefore(task).length === 0;
}

/** `P0` before `P1`, `high` before `low`; tasks without a priority come last. */
function priorityRank({ facts }: Task): number {
  const numbered = /^P(\d)/i.exec(facts.priority ?? "")?.[1];
  if (numbered !== undefined) return Number(numbered);
  const word = ["critical", "high", "medium", "low"].indexOf((facts.priority ?? "").toLowerCase());
  return word === -1 ? 10 : word;
}

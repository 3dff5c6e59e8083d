import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import { SETTLED } from "../statuses/status.ts";
import { measureChains } from "./critical-path.ts";
import type { TaskGraph } from "./task-graph.ts";
import { findWaiting, type Waiting } from "./waiting.ts";

/** An open task that cannot go on, and what it waits for: ids of tasks, titles of phases, names of outside parties. */
export interface BlockedBy {
  readonly task: Task;
  /** Empty when the document says `blocked` and not by what. */
  readonly waitsFor: readonly string[];
}

/**
 * Tasks that can be started now: not begun, and nothing they wait for is open. Most important first: by stated
 * priority, then by the length of the chain of open tasks behind them, then in document order.
 */
export function readyTasks(list: TaskList, graph: TaskGraph): readonly Task[] {
  const waiting = findWaiting(list, graph);
  const ready = list.tasks.filter((task) => task.status === "todo" && waitsForNothing(task, waiting));
  const chains = measureChains(list, graph, (id) => waiting.open.has(id));
  return ready
    .map((task) => ({ task, rank: priorityRank(task), chain: chains.of(task.id) }))
    .sort((a, b) => a.rank - b.rank || b.chain - a.chain)
    .map(({ task }) => task);
}

/** Open tasks that wait for something, or that the document calls blocked, in document order. */
export function blockedTasks(list: TaskList, graph: TaskGraph): readonly BlockedBy[] {
  const waiting = findWaiting(list, graph);
  const titles = new Map(list.phases.map(({ id, title }) => [id, title]));
  const outside = Map.groupBy(
    graph.unresolved.filter(({ kind }) => kind === "external"),
    ({ task }) => task,
  );
  return list.tasks.flatMap((task) => {
    if (SETTLED.has(task.status) || task.status === "deferred") return [];
    const phases = waiting.phasesBefore(task).map((id) => titles.get(id) ?? id);
    const parties = task.status === "blocked" ? (outside.get(task.id) ?? []).map(({ text }) => text) : [];
    const tasks = waiting.tasksBefore(task.id).map((id) => nameOf(id, graph));
    const waitsFor = [...tasks, ...phases, ...parties];
    return waitsFor.length > 0 || task.status === "blocked" ? [{ task, waitsFor }] : [];
  });
}

/** Ids of the tasks that nothing but `id` keeps from being started, in document order. */
export function unblocks(list: TaskList, graph: TaskGraph, id: string): readonly string[] {
  const before = findWaiting(list, graph);
  const done = list.tasks.map((task) => (task.id === id ? { ...task, status: "done" as const } : task));
  const after = findWaiting({ ...list, tasks: done }, graph);
  return list.tasks
    .filter((task) => task.status === "todo" && task.id !== id)
    .filter((task) => !waitsForNothing(task, before) && waitsForNothing(task, after))
    .map((task) => task.id);
}

/** A generated id says nothing to a reader. */
function nameOf(id: string, graph: TaskGraph): string {
  const task = graph.tasks.get(id);
  return task?.generated ? task.title : id;
}

function waitsForNothing(task: Task, waiting: Waiting): boolean {
  return waiting.tasksBefore(task.id).length === 0 && waiting.phasesBefore(task).length === 0;
}

/** `P0` before `P1`, `high` before `low`; tasks without a priority come last. */
function priorityRank({ facts }: Task): number {
  const numbered = /^P(\d)/i.exec(facts.priority ?? "")?.[1];
  if (numbered !== undefined) return Number(numbered);
  const word = ["critical", "high", "medium", "low"].indexOf((facts.priority ?? "").toLowerCase());
  return word === -1 ? 10 : word;
}

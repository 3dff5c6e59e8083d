import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import type { Confidence } from "../references/expression.ts";
import { isCertain, isLikely } from "./confidence.ts";
import { oncePerShape } from "./graph-shape.ts";
import { oncePerGraph } from "./once-per-graph.ts";
import { phaseParents } from "./phase-members.ts";
import type { TaskGraph } from "./task-graph.ts";
import { findTaskParents, type TaskParents } from "./task-parents.ts";

/**
 * A graph as numbered nodes: tasks first, then a start and an end for each phase, and a start for each task with parts,
 * whose own node is its end. A barrier is one link from the end of a phase to the start of another, so that walking it
 * costs the number of tasks and not the product of two phases.
 */
export interface Flow {
  /** The task that each node below `tasks.length` stands for. */
  readonly tasks: readonly Task[];
  /** Nodes that wait for each node. */
  readonly next: readonly (readonly number[])[];
  /** Where a task or phase begins and ends; undefined for one that is not in the list. */
  startOf(unit: Unit): number | undefined;
  endOf(unit: Unit): number | undefined;
}

/** A task or a phase. */
export interface Unit {
  readonly kind: "task" | "phase";
  readonly id: string;
}

interface Nodes {
  readonly task: ReadonlyMap<string, number>;
  readonly phaseStart: ReadonlyMap<string, number>;
  readonly phaseEnd: ReadonlyMap<string, number>;
  readonly partsStart: ReadonlyMap<string, number>;
  readonly size: number;
}

type Link = (from: number | undefined, to: number | undefined) => void;

/** The flow over dependencies that are good enough to hold a task back. */
export const likelyFlow = keptFlow(isLikely);

/** The flow over dependencies that are good enough to fail a check on. */
export const certainFlow = keptFlow(isCertain);

function keptFlow(accepts: (confidence: Confidence) => boolean): (list: TaskList, graph: TaskGraph) => Flow {
  const links = oncePerShape((list, graph) => buildFlow(list, graph, accepts));
  return oncePerGraph((list, graph) => {
    const { next, startOf, endOf } = links(list, graph);
    return { next, startOf, endOf, tasks: [...graph.tasks.values()] };
  });
}

/** Builds the flow over the edges and barriers whose confidence is accepted. */
export function buildFlow(
  list: TaskList,
  graph: Pick<TaskGraph, "edges" | "barriers" | "taskBarriers">,
  accepts: (confidence: Confidence) => boolean,
): Flow {
  const parents = findTaskParents(list);
  const first = new Map<string, Task>();
  for (const task of list.tasks) if (!first.has(task.id)) first.set(task.id, task);
  const tasks = [...first.values()];
  const nodes = numberNodes(list, tasks, parents);
  const next: number[][] = Array.from({ length: nodes.size }, () => []);
  const link: Link = (from, to) => {
    if (from !== undefined && to !== undefined) next[from]?.push(to);
  };
  linkPhases(list, nodes, link);
  linkTasks(tasks, parents, nodes, link);
  linkStatements(graph, accepts, parents, nodes, link);
  return {
    tasks,
    next,
    startOf: ({ kind, id }) => (kind === "task" ? entryOf(id, nodes) : nodes.phaseStart.get(id)),
    endOf: ({ kind, id }) => (kind === "task" ? nodes.task : nodes.phaseEnd).get(id),
  };
}

function numberNodes(list: TaskList, tasks: readonly Task[], parents: TaskParents): Nodes {
  let size = 0;
  const number = (ids: readonly string[]) => new Map(ids.map((id) => [id, size++]));
  const phaseIds = [...new Set(list.phases.map(({ id }) => id))];
  const task = number(tasks.map(({ id }) => id));
  const phaseStart = number(phaseIds);
  const phaseEnd = number(phaseIds);
  const partsStart = number([...task.keys()].filter((id) => parents.childrenOf(id).length > 0));
  return { task, phaseStart, phaseEnd, partsStart, size };
}

function linkPhases(list: TaskList, nodes: Nodes, link: Link): void {
  for (const [phase, parent] of phaseParents(list.phases)) {
    link(nodes.phaseStart.get(parent), nodes.phaseStart.get(phase));
    link(nodes.phaseEnd.get(phase), nodes.phaseEnd.get(parent));
  }
}

/** Of an id that is used twice the first definition alone is placed: in two phases at once it would look like a cycle. */
function linkTasks(tasks: readonly Task[], parents: TaskParents, nodes: Nodes, link: Link): void {
  for (const { id, phase } of tasks) {
    const parent = parents.parentOf(id);
    link(nodes.partsStart.get(id), nodes.task.get(id));
    if (parent !== null) {
      link(nodes.partsStart.get(parent), entryOf(id, nodes));
      link(nodes.task.get(id), nodes.task.get(parent));
    }
    if (phase === null) continue;
    link(nodes.phaseStart.get(phase), entryOf(id, nodes));
    link(nodes.task.get(id), nodes.phaseEnd.get(phase));
  }
}

function linkStatements(
  graph: Pick<TaskGraph, "edges" | "barriers" | "taskBarriers">,
  accepts: (confidence: Confidence) => boolean,
  parents: TaskParents,
  nodes: Nodes,
  link: Link,
): void {
  for (const { from, to, confidence } of graph.edges) {
    // A part that names its whole does not wait for the end of it, and a whole ends after its parts anyway.
    if (!accepts(confidence) || isPartOf(to, from, parents) || isPartOf(from, to, parents)) continue;
    link(nodes.task.get(from), entryOf(to, nodes));
  }
  for (const { task, waitsFor, confidence } of graph.taskBarriers)
    if (accepts(confidence)) for (const waited of waitsFor) link(nodes.phaseEnd.get(waited), entryOf(task, nodes));
  for (const { phase, waitsFor, waitsForTasks, confidence } of graph.barriers) {
    if (!accepts(confidence)) continue;
    for (const waited of waitsFor) link(nodes.phaseEnd.get(waited), nodes.phaseStart.get(phase));
    for (const waited of waitsForTasks) link(nodes.task.get(waited), nodes.phaseStart.get(phase));
  }
}

/** Whether a task is a part of another one, on whatever level. */
function isPartOf(id: string, whole: string, parents: TaskParents): boolean {
  for (let at = parents.parentOf(id); at !== null; at = parents.parentOf(at)) if (at === whole) return true;
  return false;
}

/** Where a task begins: before its parts, where it has some. */
function entryOf(id: string, { partsStart, task }: Nodes): number | undefined {
  return partsStart.get(id) ?? task.get(id);
}

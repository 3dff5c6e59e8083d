import type { TaskList } from "../bundle/task-list.ts";
import type { Confidence } from "../references/expression.ts";
import { phaseParents } from "./phase-members.ts";
import type { TaskGraph } from "./task-graph.ts";

/**
 * A graph as numbered nodes: tasks first, then a start and an end for each phase. A barrier is one link from the end
 * of a phase to the start of another, so that walking it costs the number of tasks and not the product of two phases.
 */
export interface Flow {
  /** Id of the task that each node below `taskIds.length` stands for. */
  readonly taskIds: readonly string[];
  /** Nodes that wait for each node. */
  readonly next: readonly (readonly number[])[];
}

/** Builds the flow over the edges and barriers whose confidence is accepted. */
export function buildFlow(
  list: TaskList,
  graph: Pick<TaskGraph, "edges" | "barriers">,
  accepts: (confidence: Confidence) => boolean,
): Flow {
  const nodes = numberNodes(list);
  const next: number[][] = Array.from({ length: nodes.size }, () => []);
  const link = (from: number | undefined, to: number | undefined) => {
    if (from !== undefined && to !== undefined) next[from]?.push(to);
  };
  linkPhases(list, nodes, link);
  for (const { from, to, confidence } of graph.edges) {
    if (accepts(confidence)) link(nodes.task.get(from), nodes.task.get(to));
  }
  for (const { phase, waitsFor, confidence } of graph.barriers) {
    if (accepts(confidence)) for (const waited of waitsFor) link(nodes.end.get(waited), nodes.start.get(phase));
  }
  return { taskIds: [...nodes.task.keys()], next };
}

interface Nodes {
  readonly task: ReadonlyMap<string, number>;
  readonly start: ReadonlyMap<string, number>;
  readonly end: ReadonlyMap<string, number>;
  readonly size: number;
}

function numberNodes(list: TaskList): Nodes {
  const taskIds = [...new Set(list.tasks.map(({ id }) => id))];
  const phaseIds = [...new Set(list.phases.map(({ id }) => id))];
  const number = (ids: readonly string[], from: number) => new Map(ids.map((id, at) => [id, from + at]));
  return {
    task: number(taskIds, 0),
    start: number(phaseIds, taskIds.length),
    end: number(phaseIds, taskIds.length + phaseIds.length),
    size: taskIds.length + 2 * phaseIds.length,
  };
}

function linkPhases(
  list: TaskList,
  nodes: Nodes,
  link: (from: number | undefined, to: number | undefined) => void,
): void {
  for (const [phase, parent] of phaseParents(list.phases)) {
    link(nodes.start.get(parent), nodes.start.get(phase));
    link(nodes.end.get(phase), nodes.end.get(parent));
  }
  const placed = new Set<string>();
  for (const { id, phase } of list.tasks) {
    // Of an id that is used twice the first definition alone is placed: in two phases at once it would look like a cycle.
    if (phase === null || placed.has(id)) continue;
    placed.add(id);
    link(nodes.start.get(phase), nodes.task.get(id));
    link(nodes.task.get(id), nodes.end.get(phase));
  }
}

import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import { isCertain } from "./confidence.ts";
import type { Drawing } from "./mermaid.ts";
import { mermaidLabel } from "./mermaid-label.ts";
import type { Edge, TaskGraph } from "./task-graph.ts";
import { drawBox, STATE_SYMBOLS, type TaskState, taskStates } from "./task-state.ts";
import { findTopPhases, type TopPhases } from "./top-phases.ts";

/**
 * Draws the tasks that wait for one another, inside their phases. A dependency on a whole phase is one arrow from it.
 * Null where there are more of them than may be drawn.
 */
export function drawTasks(
  list: TaskList,
  graph: TaskGraph,
  highlight: ReadonlySet<string>,
  most: { readonly nodes: number; readonly edges: number },
  after: TaskList = list,
): Drawing | null {
  if (isAboutMore(graph, most.nodes)) return null;
  const tops = findTopPhases(list);
  const names = new Names(graph, tops);
  const edges = [
    ...new Set([
      ...graph.edges.map((edge) => drawEdge(edge, graph, tops, names)),
      ...drawTaskBarriers(graph, tops, names),
      ...drawBarriers(graph, tops, names),
    ]),
  ];
  const drawn = list.tasks.filter((task) => graph.tasks.get(task.id) === task && names.isUsed(task.id));
  if (drawn.length > most.nodes || edges.length > most.edges) return null;
  const stateOf = taskStates(after, graph, highlight);
  const byPhase = Map.groupBy(drawn, ({ phase }) => tops.of(phase));
  const groups = tops.phases.flatMap(({ id, title }) => {
    const tasks = byPhase.get(id) ?? [];
    if (tasks.length === 0) return names.isPhaseUsed(id) ? [`${names.phase(id)}[${mermaidLabel(title)}]`] : [];
    const boxes = tasks.map((task) => `  ${drawTask(task, names, stateOf(task))}`);
    return [`subgraph ${names.phase(id)}[${mermaidLabel(title)}]`, ...boxes, "end"];
  });
  const outside = (byPhase.get(null) ?? []).map((task) => drawTask(task, names, stateOf(task)));
  return { nodes: [...outside, ...groups], edges, boxes: drawn.length };
}

/** Whether single dependencies alone are about more tasks: each of these has a box. */
function isAboutMore({ edges }: TaskGraph, most: number): boolean {
  const ids = new Set<string>();
  for (const { from, to, via } of edges) {
    if (via === null) ids.add(from).add(to);
    if (ids.size > most) return true;
  }
  return false;
}

function drawTask(task: Task, names: Names, state: TaskState): string {
  const name = task.generated ? task.title : `${task.id} ${task.title}`;
  return drawBox(names.task(task.id), mermaidLabel(`${STATE_SYMBOLS[state]} ${name}`), state);
}

function drawEdge({ from, to, via, confidence }: Edge, graph: TaskGraph, tops: TopPhases, names: Names): string {
  const arrow = isCertain(confidence) ? "-->" : "-.->";
  const group = via !== null && tops.of(via) === via ? via : null;
  const isIn = (id: string) => group !== null && tops.of(graph.tasks.get(id)?.phase ?? null) === group;
  if (group !== null && isIn(from) && !isIn(to)) return `${names.usePhase(group)} ${arrow} ${names.use(to)}`;
  if (group !== null && isIn(to) && !isIn(from)) return `${names.use(from)} ${arrow} ${names.usePhase(group)}`;
  return `${names.use(from)} ${arrow} ${names.use(to)}`;
}

function* drawTaskBarriers(graph: TaskGraph, tops: TopPhases, names: Names): Generator<string> {
  for (const { task, waitsFor, confidence } of graph.taskBarriers) {
    for (const from of new Set(waitsFor.map((waited) => tops.of(waited)))) {
      const isInside = tops.of(graph.tasks.get(task)?.phase ?? null) === from;
      const arrow = isCertain(confidence) ? "==>" : "-.->";
      if (from !== null && !isInside) yield `${names.usePhase(from)} ${arrow} ${names.use(task)}`;
    }
  }
}

function* drawBarriers(graph: TaskGraph, tops: TopPhases, names: Names): Generator<string> {
  for (const { phase, waitsFor, waitsForTasks, confidence } of graph.barriers) {
    const arrow = isCertain(confidence) ? "==>" : "-.->";
    const to = tops.of(phase);
    for (const waited of waitsFor) {
      const from = tops.of(waited);
      if (from !== null && to !== null && from !== to) yield `${names.usePhase(from)} ${arrow} ${names.usePhase(to)}`;
    }
    if (to === null) continue;
    for (const waited of waitsForTasks) {
      const isInside = tops.of(graph.tasks.get(waited)?.phase ?? null) === to;
      if (!isInside) yield `${names.use(waited)} ${arrow} ${names.usePhase(to)}`;
    }
  }
}

/** Short Mermaid ids for tasks and phases, and which of them an arrow needs. */
class Names {
  readonly #tasks: ReadonlyMap<string, string>;
  readonly #phases: ReadonlyMap<string, string>;
  readonly #usedTasks = new Set<string>();
  readonly #usedPhases = new Set<string>();

  constructor(graph: TaskGraph, tops: TopPhases) {
    this.#tasks = new Map([...graph.tasks.keys()].map((id, at) => [id, `t${at}`]));
    this.#phases = new Map(tops.phases.map(({ id }, at) => [id, `p${at}`]));
  }

  task(id: string): string {
    return this.#tasks.get(id) ?? "";
  }

  phase(id: string): string {
    return this.#phases.get(id) ?? "";
  }

  use(id: string): string {
    this.#usedTasks.add(id);
    return this.task(id);
  }

  usePhase(id: string): string {
    this.#usedPhases.add(id);
    return this.phase(id);
  }

  isUsed(id: string): boolean {
    return this.#usedTasks.has(id);
  }

  isPhaseUsed(id: string): boolean {
    return this.#usedPhases.has(id);
  }
}

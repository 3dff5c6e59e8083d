import type { TaskList } from "../bundle/task-list.ts";
import type { TaskGraph } from "./task-graph.ts";
import { STATE_SYMBOLS, taskStates } from "./task-state.ts";

/** Writes a graph in Graphviz' DOT language, whole: every task, edge and barrier. */
export function renderDot(list: TaskList, graph: TaskGraph): string {
  const stateOf = taskStates(list, graph, new Set());
  const tasks = [...graph.tasks.values()].map(
    (task) =>
      `${quote(`task:${task.id}`)} [label=${quote(`${STATE_SYMBOLS[stateOf(task)]} ${task.id} ${task.title}`)}];`,
  );
  const waiting = new Set(graph.barriers.flatMap(({ phase, waitsFor }) => [phase, ...waitsFor]));
  const phases = list.phases
    .filter(({ id }) => waiting.has(id))
    .map(({ id, title }) => `${quote(`phase:${id}`)} [shape=box, label=${quote(title)}];`);
  const edges = graph.edges.map(({ from, to }) => `${quote(`task:${from}`)} -> ${quote(`task:${to}`)};`);
  const barriers = graph.barriers.flatMap(({ phase, waitsFor }) =>
    waitsFor.map((waited) => `${quote(`phase:${waited}`)} -> ${quote(`phase:${phase}`)} [style=bold];`),
  );
  const lines = ["rankdir=LR;", ...tasks, ...phases, ...edges, ...barriers];
  return ["digraph tasks {", ...lines.map((line) => `  ${line}`), "}", ""].join("\n");
}

function quote(text: string): string {
  return `"${text.replace(/\p{Cc}+/gu, " ").replace(/["\\]/g, "\\$&")}"`;
}

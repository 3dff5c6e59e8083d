import type { TaskList } from "../bundle/task-list.ts";
import type { Confidence } from "../references/expression.ts";
import { isCertain } from "./confidence.ts";
import type { TaskGraph } from "./task-graph.ts";
import { STATE_SYMBOLS, taskStates } from "./task-state.ts";

/** Writes a graph in Graphviz' DOT language, whole: every task, edge and barrier. */
export function renderDot(list: TaskList, graph: TaskGraph): string {
  const stateOf = taskStates(list, graph, new Set());
  const tasks = [...graph.tasks.values()].map(
    (task) =>
      `${quote(`task:${task.id}`)} [label=${quote(`${STATE_SYMBOLS[stateOf(task)]} ${task.id} ${task.title}`)}];`,
  );
  const waiting = new Set([
    ...graph.barriers.flatMap(({ phase, waitsFor }) => [phase, ...waitsFor]),
    ...graph.taskBarriers.flatMap(({ waitsFor }) => waitsFor),
  ]);
  const style = (confidence: Confidence) => (isCertain(confidence) ? "" : " [style=dashed]");
  const phases = list.phases
    .filter(({ id }) => waiting.has(id))
    .map(({ id, title }) => `${quote(`phase:${id}`)} [shape=box, label=${quote(title)}];`);
  const edges = graph.edges.map(
    ({ from, to, confidence }) => `${quote(`task:${from}`)} -> ${quote(`task:${to}`)}${style(confidence)};`,
  );
  const barriers = graph.barriers.flatMap(({ phase, waitsFor, waitsForTasks, confidence }) => {
    const waited = [...waitsFor.map((id) => `phase:${id}`), ...waitsForTasks.map((id) => `task:${id}`)];
    return waited.map((from) => `${quote(from)} -> ${quote(`phase:${phase}`)}${style(confidence)};`);
  });
  const ofTasks = graph.taskBarriers.flatMap(({ task, waitsFor, confidence }) =>
    waitsFor.map((id) => `${quote(`phase:${id}`)} -> ${quote(`task:${task}`)}${style(confidence)};`),
  );
  const lines = ["rankdir=LR;", ...tasks, ...phases, ...edges, ...barriers, ...ofTasks];
  return ["digraph tasks {", ...lines.map((line) => `  ${line}`), "}", ""].join("\n");
}

function quote(text: string): string {
  return `"${text.replace(/\p{Cc}+/gu, " ").replace(/["\\]/g, "\\$&")}"`;
}

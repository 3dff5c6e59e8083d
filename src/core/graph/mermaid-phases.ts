import type { Phase } from "../bundle/phase.ts";
import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import type { Confidence } from "../references/expression.ts";
import { isCertain } from "./confidence.ts";
import type { Drawing } from "./mermaid.ts";
import { mermaidLabel } from "./mermaid-label.ts";
import { phaseProgress } from "./progress.ts";
import type { TaskGraph } from "./task-graph.ts";
import { drawBox, STATE_SYMBOLS, type TaskState, taskStates } from "./task-state.ts";
import { findTopPhases, type TopPhases } from "./top-phases.ts";

/**
 * Draws the outermost phases, or those that `tops` has in their stead, with their progress; an arrow stands for
 * everything between two of them.
 */
export function drawPhases(
  list: TaskList,
  graph: TaskGraph,
  highlight: ReadonlySet<string>,
  most: { readonly nodes: number; readonly edges: number },
  tops = findTopPhases(list),
  after: TaskList = list,
): Drawing {
  const stateOf = taskStates(after, graph, highlight);
  const states = Map.groupBy(list.tasks, ({ phase }) => tops.of(phase));
  const drawn = tops.phases.filter(({ id }) => states.has(id)).slice(0, most.nodes);
  const names = new Map(drawn.map(({ id }, at) => [id, `p${at}`]));
  const tallies = new Map(phaseProgress(after).map(({ phase, tally }) => [phase.id, tally]));
  const nodes = drawn.map((phase) => {
    const { done, total } = tallies.get(phase.id) ?? { done: 0, total: 0 };
    return drawPhase(phase, names, `${done}/${total}`, phaseState(states.get(phase.id) ?? [], stateOf));
  });
  const left = tops.phases.filter(({ id }) => states.has(id)).length - drawn.length;
  const rest = left > 0 ? [`rest[${mermaidLabel(`… and ${left} more phases`)}]`] : [];
  return { nodes: [...nodes, ...rest], edges: drawEdges(graph, tops, names).slice(0, most.edges), boxes: nodes.length };
}

function drawPhase({ id, title }: Phase, names: ReadonlyMap<string, string>, tally: string, state: TaskState): string {
  return drawBox(names.get(id) ?? "", mermaidLabel(`${STATE_SYMBOLS[state]} ${tally} ${title}`), state);
}

/** What is most worth seeing about a phase: that this change works on it, else how far it is. */
function phaseState(tasks: readonly Task[], stateOf: (task: Task) => TaskState): TaskState {
  const states = new Set(tasks.map(stateOf));
  if (states.has("change")) return "change";
  if (states.has("active")) return "active";
  if (states.has("ready")) return states.has("done") ? "active" : "ready";
  return states.has("blocked") ? "blocked" : "done";
}

function drawEdges(graph: TaskGraph, tops: TopPhases, names: ReadonlyMap<string, string>): string[] {
  const edges = new Map<string, boolean>();
  const draw = (from: string | null, to: string | null, confidence: Confidence) => {
    const [before, after] = [names.get(from ?? ""), names.get(to ?? "")];
    if (before === undefined || after === undefined || before === after) return;
    const key = `${before} ${after}`;
    edges.set(key, isCertain(confidence) || edges.get(key) === true);
  };
  const phaseOf = (id: string) => tops.of(graph.tasks.get(id)?.phase ?? null);
  for (const { phase, waitsFor, waitsForTasks, confidence } of graph.barriers) {
    for (const waited of waitsFor) draw(tops.of(waited), tops.of(phase), confidence);
    for (const waited of waitsForTasks) draw(phaseOf(waited), tops.of(phase), confidence);
  }
  for (const { task, waitsFor, confidence } of graph.taskBarriers)
    for (const waited of waitsFor) draw(tops.of(waited), phaseOf(task), confidence);
  for (const { from, to, confidence } of graph.edges) draw(phaseOf(from), phaseOf(to), confidence);
  return [...edges].map(([key, isSure]) => key.replace(" ", isSure ? " --> " : " -.-> "));
}

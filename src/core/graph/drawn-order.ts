import type { Drawing } from "../bundle/drawing.ts";
import type { TaskList } from "../bundle/task-list.ts";
import type { Place } from "../markdown/place.ts";
import { buildGraph } from "./build-graph.ts";
import { buildFlow } from "./flow.ts";
import { precedence } from "./precedence.ts";
import type { TaskGraph } from "./task-graph.ts";
import { findTopPhases } from "./top-phases.ts";

/** A phase that a drawing lets begin when only some tasks of the phase before it are over. */
interface EarlyPhase {
  readonly phase: string;
  readonly after: string;
  /** Tasks of the phase before, as drawn: those that something of the phase waits for, and the others. */
  readonly waited: readonly string[];
  readonly left: readonly string[];
  readonly at: Place;
}

/** Tasks of one phase of which one waits for all that is drawn of an earlier phase, and others for a part of it. */
export interface UnevenWait {
  readonly all: readonly string[];
  /** A task that waits for all of them. */
  readonly like: string;
  readonly uneven: readonly { readonly task: string; readonly waitsFor: readonly string[] }[];
  readonly at: Place;
}

export interface DrawnOrder {
  /** How many phases have boxes; those of a drawing that is not compared are not counted. */
  readonly phases: number;
  readonly early: readonly EarlyPhase[];
  readonly uneven: readonly UnevenWait[];
}

/** A drawing of more tasks is a map that nobody compares box by box. */
const MOST_TASKS = 300;
/** Of two boxes, one is always less than all. */
const FEWEST = 3;

/** What the arrows of one drawing alone say about its phases. Within a bound on steps. */
export function drawnOrder(drawing: Drawing, list: TaskList, drawn: ReadonlySet<string>): DrawnOrder {
  if (drawn.size === 0 || drawn.size > MOST_TASKS) return { phases: 0, early: [], uneven: [] };
  const silent = { ...list, tasks: list.tasks.map((task) => ({ ...task, expressions: [] })) };
  const alone = { ...silent, phases: list.phases.map((phase) => ({ ...phase, expressions: [] })), drawings: [drawing] };
  const graph = buildGraph(alone);
  const phases = phasesOf(list, drawn);
  return {
    phases: phases.filter(({ tasks }) => tasks.length > 0).length,
    early: earlyPhases(phases, alone, graph),
    uneven: phases.flatMap((phase, at) => phases.slice(0, at).flatMap((before) => unevenIn(phase, before, graph))),
  };
}

interface DrawnPhase {
  readonly id: string;
  readonly tasks: readonly string[];
}

/** Outermost phases with the tasks of them that have boxes, in document order. */
function phasesOf(list: TaskList, drawn: ReadonlySet<string>): DrawnPhase[] {
  const tops = findTopPhases(list);
  const members = new Map<string, Set<string>>();
  for (const { id, phase } of list.tasks) {
    const top = tops.of(phase) ?? null;
    if (top === null) continue;
    const tasks = members.get(top) ?? new Set();
    members.set(top, tasks);
    if (drawn.has(id)) tasks.add(id);
  }
  return [...members].map(([id, tasks]) => ({ id, tasks: [...tasks] }));
}

/** Phases whose numbers follow one another; each task of the later one has to wait for something of the earlier one. */
function earlyPhases(phases: readonly DrawnPhase[], alone: TaskList, graph: TaskGraph): EarlyPhase[] {
  const precedes = precedence(
    alone,
    buildFlow(alone, graph, () => true),
  );
  return phases.slice(1).flatMap((phase, index): EarlyPhase[] => {
    const before = phases[index];
    if (!before || Number(phase.id) !== Number(before.id) + 1 || phase.tasks.length === 0) return [];
    const isBefore = (from: string, to: string) => precedes({ kind: "task", id: from }, { kind: "task", id: to });
    const waits = phase.tasks.map((task) => before.tasks.filter((id) => isBefore(id, task) === true));
    const waited = new Set(waits.flat());
    const left = before.tasks.filter((id) => !waited.has(id));
    const at = firstEdge(graph, waited, new Set(phase.tasks));
    if (left.length === 0 || at === null || waits.some(({ length }) => length === 0)) return [];
    return [{ phase: phase.id, after: before.id, waited: [...waited], left, at }];
  });
}

function firstEdge(graph: TaskGraph, from: ReadonlySet<string>, to: ReadonlySet<string>): Place | null {
  const lines = graph.edges.filter((edge) => from.has(edge.from) && to.has(edge.to)).map(({ at }) => at);
  return lines.toSorted((a, b) => a.line - b.line)[0] ?? null;
}

function unevenIn(phase: DrawnPhase, before: DrawnPhase, graph: TaskGraph): UnevenWait[] {
  const all = before.tasks;
  if (all.length < FEWEST) return [];
  const waits = phase.tasks.map((task) => {
    const from = new Set(graph.dependenciesOf(task).map((edge) => edge.from));
    return { task, waitsFor: all.filter((id) => from.has(id)) };
  });
  const like = waits.find(({ waitsFor }) => waitsFor.length === all.length);
  const uneven = waits.filter(({ waitsFor }) => waitsFor.length > 0 && waitsFor.length < all.length);
  const at = firstEdge(graph, new Set(all), new Set(uneven.map(({ task }) => task)));
  return like && at !== null ? [{ all, like: like.task, uneven, at }] : [];
}

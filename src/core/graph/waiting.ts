import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import { isLikely } from "./confidence.ts";
import { oncePerGraph } from "./once-per-graph.ts";
import { findOpenTasks } from "./open-tasks.ts";
import { phaseAndAncestors, phaseParents } from "./phase-members.ts";
import type { Barrier, TaskGraph } from "./task-graph.ts";
import { findTaskParents, type TaskParents } from "./task-parents.ts";

/** What is open in a task list, and what each task therefore waits for. */
export interface Waiting {
  /** Ids that others still have to wait for. */
  readonly open: ReadonlySet<string>;
  readonly parents: TaskParents;
  /** Open tasks that a task waits for: by its own dependencies, those of the tasks it is a part of, and its phase's. */
  tasksBefore(task: Task): readonly string[];
  /** Phases with open tasks that a task waits for: itself, what it is a part of, its phase, or a phase around that. */
  phasesBefore(task: Task): readonly string[];
}

const NOTHING: readonly string[] = [];

/** Looks at a task list once; each answer then costs what it returns. */
export const findWaiting: (list: TaskList, graph: TaskGraph) => Waiting = oncePerGraph((list, graph) => {
  const parents = findTaskParents(list);
  const open = findOpenTasks(list, parents);
  const openPhases = findOpenPhases(list, open);
  const barriersOf = barrierLookup(list, graph);
  const phasesBefore = remembering((phase: string) =>
    distinct(barriersOf(phase).flatMap(({ waitsFor }) => waitsFor.filter((waited) => openPhases.has(waited)))),
  );
  const gatesBefore = remembering((phase: string) =>
    distinct(barriersOf(phase).flatMap(({ waitsForTasks }) => waitsForTasks.filter((waited) => open.has(waited)))),
  );
  const edgesBefore = (id: string): readonly string[] => {
    const edges = graph.dependenciesOf(id);
    if (edges.length === 0) return NOTHING;
    return edges.flatMap(({ from, confidence }) => (isLikely(confidence) && open.has(from) ? [from] : []));
  };
  const wholePhasesBefore = (id: string): readonly string[] =>
    graph
      .taskBarriersOf(id)
      .flatMap(({ waitsFor, confidence }) => (isLikely(confidence) ? waitsFor.filter((on) => openPhases.has(on)) : []));
  return {
    open,
    parents,
    tasksBefore: ({ id, phase }) => {
      const isPart = parents.parentOf(id) !== null;
      const own = isPart ? withWholes(id, parents).flatMap(edgesBefore) : edgesBefore(id);
      const gates = phase === null ? NOTHING : gatesBefore(phase).filter((waited) => waited !== id);
      return gates.length === 0 && !isPart ? own : distinct([...own, ...gates]);
    },
    phasesBefore: ({ id, phase }) => {
      const around = phase === null ? NOTHING : phasesBefore(phase);
      const own = graph.taskBarriers.length === 0 ? NOTHING : withWholes(id, parents).flatMap(wholePhasesBefore);
      return own.length === 0 ? around : distinct([...own, ...around]);
    },
  };
});

/** Optional tasks hold nobody up. */
function findOpenPhases(list: TaskList, open: ReadonlySet<string>): ReadonlySet<string> {
  const parents = phaseParents(list.phases);
  const openPhases = new Set<string>();
  for (const { id, phase, facts } of list.tasks) {
    if (!open.has(id) || facts.optional) continue;
    for (const around of phaseAndAncestors(phase, parents)) openPhases.add(around);
  }
  return openPhases;
}

/** What a phase and the phases around it wait for. */
function barrierLookup(list: TaskList, graph: TaskGraph): (phase: string) => readonly Barrier[] {
  const parents = phaseParents(list.phases);
  const likely = graph.barriers.filter(({ confidence }) => isLikely(confidence));
  const barriers = Map.groupBy(likely, ({ phase }) => phase);
  return (phase) => [...phaseAndAncestors(phase, parents)].flatMap((around) => barriers.get(around) ?? []);
}

/** A task and those that it is a part of; what a part waits for by way of its whole is never itself. */
function withWholes(id: string, { parentOf }: TaskParents): string[] {
  const ids: string[] = [];
  for (let at: string | null = id; at !== null; at = parentOf(at)) ids.push(at);
  return ids;
}

function distinct(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}

/** A function that computes each answer once. */
export function remembering<Value, Key = string>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    if (!known.has(key)) known.set(key, compute(key));
    return known.get(key) as Value;
  };
}

import type { DeclaredOrder, ParallelSet } from "../bundle/declared-order.ts";
import type { TaskList } from "../bundle/task-list.ts";
import type { Place } from "../markdown/place.ts";
import type { Reference } from "../references/expression.ts";
import { resolvingFor } from "./build-graph.ts";
import { isLikely } from "./confidence.ts";
import { Expansion } from "./expansion.ts";
import { likelyFlow, type Unit } from "./flow.ts";
import { buildNameIndex } from "./name-index.ts";
import { phaseAndAncestors, phaseMembers, phaseParents } from "./phase-members.ts";
import { type Precedes, precedence } from "./precedence.ts";
import { type Resolving, resolveReference } from "./resolve-reference.ts";
import type { Barrier, TaskGraph } from "./task-graph.ts";

/** One after the other, by a declared order or against a declared parallel set. */
export interface Pair {
  readonly from: Unit;
  readonly to: Unit;
}

/** A declared chain beside the graph. */
export interface OrderReport {
  readonly order: DeclaredOrder;
  /** What it names and nobody defines, as written. */
  readonly unknown: readonly string[];
  /** Hops that nothing in the graph implies: the second one could be done without the first. */
  readonly missing: readonly Pair[];
  /** Whether the graph turns every hop round. */
  readonly isReversed: boolean;
}

/** A set of tasks that can be done at the same time, beside the graph. */
export interface ParallelReport {
  readonly set: ParallelSet;
  /**
   * What the set names, ranges and groups of tasks resolved, without the task that states it; empty where the sets of
   * one document name more than anybody keeps in mind.
   */
  readonly units: readonly Unit[];
  readonly unknown: readonly string[];
  /** Tasks of the set, or the one that states it, where one waits for the other. */
  readonly waiting: readonly Pair[];
  /** Phases of the set of which one is said to need the other in some way that holds nobody back. */
  readonly leaning: readonly (Pair & { readonly at: Place })[];
}

/** Pairs that are compared for one hop or set. */
const MOST_PAIRS = 2_000;
const NOBODY = { kind: "task", id: "" } as const;

/** Compares what a document declares about order, and about doing things at once, with its graph. Within a bound on steps. */
export function compareOrders(
  list: TaskList,
  graph: TaskGraph,
): { readonly orders: readonly OrderReport[]; readonly parallel: readonly ParallelReport[] } {
  if (list.orders.length === 0 && list.parallelSets.length === 0) return { orders: [], parallel: [] };
  const known = resolvingFor(list, buildNameIndex(list), new Expansion());
  const precedes = precedence(list, likelyFlow(list, graph));
  const soft = graph.barriers.filter(({ confidence }) => !isLikely(confidence));
  // Thousands of lists of thousands of tasks would not fit into memory.
  const kept = new Expansion();
  return {
    orders: withoutReversed(list.orders.map((order) => compareOrder(order, known, { precedes, ...statingIn(list) }))),
    parallel: list.parallelSets.map((set) => ({
      ...compareSet(set, known, precedes, kept),
      leaning:
        soft.length > 0 && set.references.length > 1 ? leaningIn(unitsOf(set.references, known).units, soft) : [],
    })),
  };
}

/** Where several chains run the other way, their arrows mean "depends on". */
function withoutReversed(reports: readonly OrderReport[]): readonly OrderReport[] {
  if (reports.filter(({ isReversed }) => isReversed).length < 2) return reports;
  return reports.map((report) => (report.isReversed ? { ...report, missing: [] } : report));
}

interface Beside {
  readonly precedes: Precedes;
  /** Whether units of its kind, or something in it, say anywhere what they wait for, and be it nothing. */
  states(unit: Unit): boolean;
  /** Whether one of two is a part of the other. */
  isInside(one: Unit, other: Unit): boolean;
}

/** Where nothing of a kind says what it waits for, the order says it alone and contradicts nothing. */
function statingIn(list: TaskList): Pick<Beside, "states" | "isInside"> {
  const members = phaseMembers(list);
  const parents = phaseParents(list.phases);
  const stating = new Set<string>();
  for (const { phase, expressions } of list.tasks) {
    if (expressions.length === 0) continue;
    stating.add("task");
    for (const around of phaseAndAncestors(phase, parents)) stating.add(`phase ${around}`);
  }
  for (const { expressions } of list.phases) if (expressions.length > 0) stating.add("phase");
  const holds = (phase: Unit, task: Unit) =>
    phase.kind === "phase" && task.kind === "task" && (members.get(phase.id)?.includes(task.id) ?? false);
  return {
    states: ({ kind, id }) => stating.has(kind) || stating.has(`${kind} ${id}`),
    isInside: (one, other) => holds(one, other) || holds(other, one),
  };
}

function compareOrder(order: DeclaredOrder, known: Resolving, { precedes, states, isInside }: Beside): OrderReport {
  const steps = order.steps.map((references) => unitsOf(references, known));
  const hops = steps.slice(1).flatMap(({ units }, at) => hopsBetween(steps[at]?.units ?? [], units));
  const missing = hops.filter(({ from, to }) => precedes(from, to) === false && states(to) && !isInside(from, to));
  const isReversed = hops.length > 0 && hops.every(({ from, to }) => precedes(to, from) === true);
  return { order, unknown: steps.flatMap(({ unknown }) => unknown), missing, isReversed };
}

/** Two steps with something in common are one in two halves: `US1 tests → US1 code`. */
function hopsBetween(before: readonly Unit[], after: readonly Unit[]): readonly Pair[] {
  const names = new Set(before.map(({ kind, id }) => `${kind} ${id}`));
  return after.some(({ kind, id }) => names.has(`${kind} ${id}`)) ? [] : pairs(before, after);
}

function compareSet(
  set: ParallelSet,
  known: Resolving,
  precedes: Precedes,
  kept: Expansion,
): Omit<ParallelReport, "leaning"> {
  const { units, unknown } = unitsOf(set.references, known);
  const own: Unit[] = set.task === null ? [] : [{ kind: "task", id: set.task }];
  const both = set.task === null ? amongSides(set, known) : [...pairs(own, units), ...pairs(units, own)];
  return {
    set,
    units: kept.spend(units.length) ? units : [],
    unknown,
    // In a circle each waits for each, and the circle is told of elsewhere.
    waiting: both.filter(({ from, to }) => precedes(from, to) === true && precedes(to, from) !== true),
  };
}

/** What is needed and can be done without: `Requires US1, but independently testable`. */
function leaningIn(units: readonly Unit[], soft: readonly Barrier[]): ParallelReport["leaning"] {
  const phases = new Set(units.flatMap(({ kind, id }) => (kind === "phase" ? [id] : [])));
  return soft.flatMap(({ phase, waitsFor, at }) =>
    (phases.has(phase) ? waitsFor.filter((id) => phases.has(id)) : []).map((id) => ({
      from: { kind: "phase" as const, id },
      to: { kind: "phase" as const, id: phase },
      at,
    })),
  );
}

function sidesOf(one: Reference, known: Resolving): readonly (readonly Unit[])[] {
  const { units } = unitsOf([one], known);
  const isList = one.kind === "range" && units.some(({ id }) => id === one.from || id === one.to);
  return isList ? withoutParts(units, known).map((unit) => [unit]) : [units];
}

/** The parts of a task that a range runs over have an order of their own. */
function withoutParts(units: readonly Unit[], { index }: Resolving): readonly Unit[] {
  const ids = new Set(units.map(({ id }) => id));
  return units.filter(({ id }) => !ids.has(index.tasks.get(id)?.parent ?? ""));
}

/** Pairs of what is named apart. The tasks of one story have their own order; those of a range are meant one by one. */
function amongSides({ references, sides: stated }: ParallelSet, known: Resolving): Pair[] {
  const sides = stated?.map((side) => unitsOf(side, known).units) ?? references.flatMap((one) => sidesOf(one, known));
  const units = sides.flat();
  if (units.length * units.length > MOST_PAIRS) return [];
  const sideOf = new Map(
    sides.flatMap((side, number) => side.map(({ kind, id }) => [`${kind} ${id}`, number] as const)),
  );
  const numbers = units.map(({ kind, id }) => sideOf.get(`${kind} ${id}`));
  return units.flatMap((from, one) =>
    units.filter((_, other) => numbers[one] !== numbers[other]).map((to) => ({ from, to })),
  );
}

function unitsOf(
  references: readonly Reference[],
  known: Resolving,
): { readonly units: Unit[]; readonly unknown: string[] } {
  const resolved = references.map((reference) => ({ reference, ...resolveReference(reference, NOBODY, known) }));
  const units = resolved.flatMap(({ named }): Unit[] => {
    if (named === null) return [];
    if (named.phases !== null) return named.phases.map((id) => ({ kind: "phase", id }));
    return named.tasks().map((id) => ({ kind: "task", id }));
  });
  const unknown = resolved.flatMap(({ problems }) =>
    problems.flatMap(({ kind, text }) => (kind === "unknown-id" || kind === "unknown-phase" ? [text] : [])),
  );
  return { units, unknown };
}

function pairs(before: readonly Unit[], after: readonly Unit[]): Pair[] {
  if (before.length * after.length > MOST_PAIRS) return [];
  return before.flatMap((from) =>
    after.filter((to) => to.kind !== from.kind || to.id !== from.id).map((to) => ({ from, to })),
  );
}

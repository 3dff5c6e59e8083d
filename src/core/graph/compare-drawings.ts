import type { Drawing, DrawnNode } from "../bundle/drawing.ts";
import type { TaskList } from "../bundle/task-list.ts";
import type { Place } from "../markdown/place.ts";
import { buildGraph, resolvingFor } from "./build-graph.ts";
import { isLikely } from "./confidence.ts";
import { findDeadEnds } from "./dead-ends.ts";
import { type DrawnOrder, drawnOrder } from "./drawn-order.ts";
import { drawnSides } from "./drawn-sides.ts";
import { Expansion } from "./expansion.ts";
import { buildFlow, type Unit } from "./flow.ts";
import { buildNameIndex } from "./name-index.ts";
import { type Precedes, precedence } from "./precedence.ts";
import type { Named } from "./resolve-reference.ts";
import type { TaskGraph } from "./task-graph.ts";

/** `to` waits for `from`, by one of the two: the drawing or the text. */
export interface Difference {
  readonly from: Unit;
  readonly to: Unit;
  readonly at: Place;
}

/** Where a drawing and the text of its document part ways. */
export interface DrawingReport {
  readonly drawing: Drawing;
  /** Boxes that stand for no task and no phase; those that name an id in vain apart from those that name none. */
  readonly unmapped: readonly DrawnNode[];
  readonly unknown: readonly { readonly node: DrawnNode; readonly id: string }[];
  /** Arrows that the text turns round. */
  readonly reversed: readonly Difference[];
  /** Arrows between tasks whose own dependencies are written down, and do not hold them. */
  readonly undeclared: readonly Difference[];
  /** Written dependencies between tasks that are both drawn, without a way from one to the other. */
  readonly undrawn: readonly Difference[];
  /** Boxes that nothing waits for, though they are not of the last phase, in a drawing of most tasks. */
  readonly deadEnds: readonly DrawnNode[];
  /** Whether its ends were looked at: most tasks are drawn, and there is a last phase. */
  readonly hasEnds: boolean;
  /** What its arrows alone say about the phases. */
  readonly order: DrawnOrder;
}

/** Pairs of one arrow between groups that are compared one by one. */
const MOST_PAIRS = 400;

/** Compares every drawing of a list with what its text says. Linear in both, within a bound on steps. */
export function compareDrawings(list: TaskList): readonly DrawingReport[] {
  if (list.drawings.length === 0) return [];
  const known = resolvingFor(list, buildNameIndex(list), new Expansion());
  const written = buildGraph({ ...list, drawings: [] });
  const precedes = precedence(list, buildFlow(list, written, isLikely));
  const text: Written = { list, written, precedes, stating: statingUnits(list) };
  return list.drawings.map((drawing) => compareDrawing(drawing, drawnSides(drawing, known), text));
}

interface Written {
  readonly list: TaskList;
  readonly written: TaskGraph;
  readonly precedes: Precedes;
  readonly stating: ReadonlySet<string>;
}

function compareDrawing(drawing: Drawing, sideOf: (id: string) => Named | null, text: Written): DrawingReport {
  const isUnmapped = ({ id, members }: DrawnNode) => members.length === 0 && sideOf(id) === null;
  const lost = drawing.nodes.filter(isUnmapped);
  const arrows = drawing.kind === "waves" ? [] : drawing.edges.flatMap((edge) => pairsOf(edge, sideOf));
  const reversed = arrows.filter(({ from, to }) => text.precedes(to, from) === true);
  const deadEnds = drawing.kind === "waves" ? null : findDeadEnds(drawing, sideOf, text.list);
  const isNew = ({ from, to }: Difference) => text.precedes(from, to) !== true && text.precedes(to, from) !== true;
  return {
    drawing,
    unmapped: lost.filter(({ names }) => names.length === 0),
    unknown: lost.flatMap((node) => node.names.slice(0, 1).map(({ id }) => ({ node, id }))),
    reversed,
    undeclared: arrows.filter((arrow) => text.stating.has(keyOf(arrow.to)) && isNew(arrow)),
    undrawn: drawing.kind === "waves" ? [] : undrawnIn(drawing, sideOf, text),
    deadEnds: deadEnds ?? [],
    hasEnds: deadEnds !== null,
    order: drawing.kind === "waves" ? NO_ORDER : drawnOrder(drawing, text.list, drawnTasks(drawing, sideOf)),
  };
}

/** Waves say what comes first, and no more. */
const NO_ORDER: DrawnOrder = { phases: 0, early: [], uneven: [] };

function drawnTasks({ nodes }: Drawing, sideOf: (id: string) => Named | null): ReadonlySet<string> {
  return new Set(nodes.flatMap(({ id }) => sideOf(id)?.tasks() ?? []));
}

/** Who says anywhere what they wait for, and be it nothing. */
function statingUnits({ tasks, phases }: TaskList): ReadonlySet<string> {
  const stating = (kind: Unit["kind"], owners: TaskList["tasks"] | TaskList["phases"]) =>
    owners.filter(({ expressions }) => expressions.length > 0).map(({ id }) => keyOf({ kind, id }));
  return new Set([...stating("task", tasks), ...stating("phase", phases)]);
}

function pairsOf({ from, to, at }: Drawing["edges"][number], sideOf: (id: string) => Named | null): Difference[] {
  const [before, after] = [unitsOf(sideOf(from)), unitsOf(sideOf(to))];
  if (before.length * after.length > MOST_PAIRS) return [];
  return before.flatMap((one) =>
    after.filter((other) => keyOf(one) !== keyOf(other)).map((other) => ({ from: one, to: other, at })),
  );
}

function unitsOf(side: Named | null): Unit[] {
  if (side === null) return [];
  if (side.phases !== null) return side.phases.map((id) => ({ kind: "phase", id }));
  return side.tasks().map((id) => ({ kind: "task", id }));
}

/** Edges of the text between tasks that have boxes of their own, where the arrows do not lead from one to the other. */
function undrawnIn(drawing: Drawing, sideOf: (id: string) => Named | null, { list, written }: Written): Difference[] {
  const drawn = new Set(
    drawing.nodes.flatMap(({ id }) => (sideOf(id)?.group === null ? sideOf(id)?.tasks() : []) ?? []),
  );
  const isDrawn = ({ from, to }: { from: string; to: string }) => from !== to && drawn.has(from) && drawn.has(to);
  const direct = written.edges.filter((edge) => edge.via === null && isDrawn(edge));
  if (direct.length === 0) return [];
  const silent = { tasks: list.tasks.map((task) => ({ ...task, expressions: [] })), phases: [] };
  const alone = { ...list, ...silent, drawings: [drawing] };
  const precedes = precedence(
    alone,
    buildFlow(alone, buildGraph(alone), () => true),
  );
  return direct.flatMap(({ from, to, at }): Difference[] => {
    const [before, after]: [Unit, Unit] = [
      { kind: "task", id: from },
      { kind: "task", id: to },
    ];
    return precedes(before, after) === false ? [{ from: before, to: after, at }] : [];
  });
}

function keyOf({ kind, id }: Unit): string {
  return `${kind} ${id}`;
}

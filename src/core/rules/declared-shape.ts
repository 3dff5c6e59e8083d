import type { TaskList } from "../bundle/task-list.ts";
import { compareDrawings, type DrawingReport } from "../graph/compare-drawings.ts";
import { compareNotes, type NoteReport } from "../graph/compare-notes.ts";
import { compareOrders } from "../graph/compare-orders.ts";
import type { Unit } from "../graph/flow.ts";
import type { TaskGraph } from "../graph/task-graph.ts";
import { nameTask, quote } from "./name-task.ts";

/** What a document draws and declares about the order of its tasks, beside what its tasks say. */
export interface DeclaredShape extends ReturnType<typeof compareOrders> {
  readonly drawings: readonly DrawingReport[];
  /** Words in drawings made of characters that their tasks do not bear out. */
  readonly notes: readonly NoteReport[];
}

/** Compares once what several rules ask for. */
export function declaredShape(list: TaskList, graph: TaskGraph): DeclaredShape {
  const known = kept.get(graph) ?? compare(list, graph);
  kept.set(graph, known);
  return known;
}

function compare(list: TaskList, graph: TaskGraph): DeclaredShape {
  return { drawings: compareDrawings(list), notes: compareNotes(list, graph), ...compareOrders(list, graph) };
}

const kept = new WeakMap<TaskGraph, DeclaredShape>();

/** How many boxes drawings have together. */
export function countBoxes(drawings: readonly DrawingReport[]): number {
  return drawings.reduce((sum, { drawing }) => sum + drawing.nodes.length, 0);
}

/** A task with its title, or a phase by its title. */
export function nameUnit({ kind, id }: Unit, list: TaskList, graph: TaskGraph): string {
  if (kind === "phase") return quote(list.phases.find((phase) => phase.id === id)?.title ?? id);
  const task = graph.tasks.get(id);
  return task ? nameTask(task) : id;
}

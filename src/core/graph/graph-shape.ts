import type { TaskList } from "../bundle/task-list.ts";
import type { TaskGraph } from "./task-graph.ts";

/** A task list with its graph. */
export interface GraphedList {
  readonly list: TaskList;
  readonly graph: TaskGraph;
}

/** What graphs share that differ in the state and the places of their tasks alone. */
type Shape = object;

const shapes = new WeakMap<TaskGraph, { readonly list: TaskList; readonly shape: Shape }>();

/** Notes that a graph has the shape of an earlier one, or one of its own. */
export function noteShape({ list, graph }: GraphedList, like: TaskGraph | null): void {
  shapes.set(graph, { list, shape: (like && shapes.get(like)?.shape) ?? {} });
}

/** A pure function of what no edit of a task's words or state changes: computed once for each shape. */
export function oncePerShape<Value extends object>(
  compute: (list: TaskList, graph: TaskGraph) => Value,
): (list: TaskList, graph: TaskGraph) => Value {
  const kept = new WeakMap<Shape, Value>();
  return (list, graph) => {
    const noted = shapes.get(graph);
    if (noted?.list !== list) return compute(list, graph);
    const value = kept.get(noted.shape) ?? compute(list, graph);
    kept.set(noted.shape, value);
    return value;
  };
}

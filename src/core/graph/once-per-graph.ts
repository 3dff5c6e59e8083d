import type { TaskList } from "../bundle/task-list.ts";
import type { TaskGraph } from "./task-graph.ts";

/** A pure function of a task list and its graph that is computed once for each: rules and reports ask for the same. */
export function oncePerGraph<Value>(
  compute: (list: TaskList, graph: TaskGraph) => Value,
): (list: TaskList, graph: TaskGraph) => Value {
  const kept = new WeakMap<TaskGraph, { readonly list: TaskList; readonly value: Value }>();
  return (list, graph) => {
    const known = kept.get(graph);
    if (known?.list === list) return known.value;
    const value = compute(list, graph);
    kept.set(graph, { list, value });
    return value;
  };
}

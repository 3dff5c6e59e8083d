import type { TaskList } from "../bundle/task-list.ts";
import type { Place } from "../markdown/place.ts";
import { buildGraph, lookup } from "./build-graph.ts";
import { compareForGraph, type NewPlaces } from "./graph-likeness.ts";
import { type GraphedList, noteShape } from "./graph-shape.ts";
import { noteState } from "./list-state.ts";
import { firstById } from "./name-index.ts";
import { shareMembers } from "./phase-members.ts";
import type { Edge, TaskGraph } from "./task-graph.ts";

/**
 * The graph of a list, as `buildGraph` gives it. Where an earlier list differs in nothing that a graph is built from, its
 * graph is taken, with the tasks and the places of this one.
 */
export function rebuildGraph(list: TaskList, earlier: readonly GraphedList[]): TaskGraph {
  for (const known of earlier) {
    if (known.list.path !== list.path) continue;
    const places = compareForGraph(known.list, list);
    if (places === null) continue;
    shareMembers(known.list, list);
    noteState(list, known.list, places);
    return noted(list, takeOver(known.graph, list, places), known.graph);
  }
  noteState(list, null, new Map());
  return noted(list, buildGraph(list), null);
}

function noted(list: TaskList, graph: TaskGraph, like: TaskGraph | null): TaskGraph {
  noteShape({ list, graph }, like);
  return graph;
}

function takeOver(graph: TaskGraph, list: TaskList, places: NewPlaces): TaskGraph {
  const tasks = firstById(list.tasks);
  if (places.size === 0) return { ...graph, tasks };
  const move = <Stated extends { readonly at: Place }>(stated: Stated): Stated => {
    const at = places.get(stated.at);
    return at === undefined ? stated : { ...stated, at };
  };
  const edges = graph.edges.map(move);
  const taskBarriers = graph.taskBarriers.map(move);
  return {
    tasks,
    edges,
    barriers: graph.barriers.map(move),
    taskBarriers,
    unresolved: graph.unresolved.map(move),
    cycles: graph.cycles,
    dependenciesOf: lookup(Map.groupBy(edges, ({ to }: Edge) => to)),
    taskBarriersOf: lookup(Map.groupBy(taskBarriers, ({ task }) => task)),
    dependentsOf: lookup(Map.groupBy(edges, ({ from }: Edge) => from)),
  };
}

import { LRUCache } from "lru-cache";
import type { TaskList } from "../core/bundle/task-list.ts";
import type { GraphedList } from "../core/graph/graph-shape.ts";
import { rebuildGraph } from "../core/graph/rebuild-graph.ts";
import type { TaskGraph } from "../core/graph/task-graph.ts";

/** Tasks of all lists that are kept: a list is kept beside its document, which is counted there. */
const MOST_TASKS = 40_000;
/** Head, merge base, and the head of another pull request. */
const MOST_OF_ONE_PATH = 3;

/** Graphs of the task lists that were asked for last, for lists that differ from them in nothing that a graph is made of. */
export class GraphCache {
  readonly #recent = new LRUCache<string, readonly GraphedList[]>({ maxSize: MOST_TASKS });

  graphOf(list: TaskList): TaskGraph {
    const recent = this.#recent.get(list.path) ?? [];
    const known = recent.find((one) => one.list === list);
    const graph = known?.graph ?? rebuildGraph(list, recent);
    const kept = [{ list, graph }, ...recent.filter((one) => one.list !== list)].slice(0, MOST_OF_ONE_PATH);
    this.#recent.set(list.path, kept, { size: kept.reduce((sum, one) => sum + one.list.tasks.length + 1, 0) });
    return graph;
  }
}

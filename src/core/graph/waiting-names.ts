import type { TaskList } from "../bundle/task-list.ts";
import { nameOf, waitingBehind } from "./ready.ts";
import type { TaskGraph } from "./task-graph.ts";

/** Who waits for a task. */
export interface WaitingNames {
  readonly task: string;
  /** Ids, or titles where nobody wrote an id, in document order. At most ten, which is more than a sentence names. */
  readonly waiting: readonly string[];
}

const MOST_ASKED = 200;
const MOST_NAMES = 10;

/** Of each of `ids` that is a task of the list: the open tasks that wait for it, directly or through others. */
export function waitingNames(list: TaskList, graph: TaskGraph, ids: readonly string[]): readonly WaitingNames[] {
  const known = ids.filter((id) => graph.tasks.has(id)).slice(0, MOST_ASKED);
  return known.map((task) => ({
    task,
    waiting: waitingBehind(list, graph, task)
      .slice(0, MOST_NAMES)
      .map((id) => nameOf(id, graph)),
  }));
}

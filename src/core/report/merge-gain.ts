import type { TaskList } from "../bundle/task-list.ts";
import { phaseProgress } from "../graph/progress.ts";
import { readyTasks } from "../graph/ready.ts";
import type { TaskGraph } from "../graph/task-graph.ts";
import { describeTask } from "./describe-task.ts";
import type { MergeGain } from "./evaluation.ts";

/** A task list with its graph. */
export interface Graphed {
  readonly list: TaskList;
  readonly graph: TaskGraph;
}

/**
 * What a merge brings: how many more tasks are done after it than before, as a whole and by phase, and which tasks can
 * be started then and could not before. What the pull request claims counts as done: it is ticked after the merge. Phases
 * are told by their titles: their numbers may move when one is added.
 */
export function findMergeGain(head: Graphed, before: Graphed | null, completes: readonly string[]): MergeGain {
  const after = withDone(head.list, new Set(completes));
  const earlier = new Map(
    (before ? phaseProgress(before.list) : []).map(({ phase, tally }) => [phase.title, tally.done]),
  );
  const reached = { done: doneIn(after), phases: phaseProgress(after).map(({ tally }) => tally.done) };
  const phases = phaseProgress(after).map(({ phase, tally }) => tally.done - (earlier.get(phase.title) ?? 0));
  const done = reached.done - (before ? doneIn(before.list) : 0);
  const unblocks = done <= 0 || before === null ? [] : newlyReady({ list: after, graph: head.graph }, before);
  return { done, phases, reached, unblocks };
}

/** What the pull request claims counts as done; the list itself where it claims nothing. */
export function withDone(list: TaskList, ids: ReadonlySet<string>): TaskList {
  if (ids.size === 0) return list;
  const tasks = list.tasks.map((task) => {
    return ids.has(task.id) && task.status !== "cancelled" ? { ...task, status: "done" as const } : task;
  });
  return { ...list, tasks };
}

function doneIn({ tasks }: TaskList): number {
  return tasks.filter(({ status }) => status === "done").length;
}

/** A task that is new is not unblocked: it was not there to be blocked. */
function newlyReady(after: Graphed, before: Graphed): MergeGain["unblocks"] {
  const known = new Set(before.list.tasks.map(({ id }) => id));
  const ready = new Set(readyTasks(before.list, before.graph).map(({ id }) => id));
  return readyTasks(after.list, after.graph)
    .filter(({ id }) => known.has(id) && !ready.has(id))
    .map(describeTask);
}

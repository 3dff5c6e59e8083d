import type { SpecBundle } from "../bundle/spec-bundle.ts";
import type { Task } from "../bundle/task.ts";
import { tasksOnce } from "./tasks-once.ts";

/** A task that is done at the head and was not at the merge base. */
export interface Tick {
  readonly bundle: SpecBundle;
  readonly task: Task;
  readonly before: Task;
}

/**
 * The tasks that a change ticks. Those of a spec bundle, and those in it, that the base does not have are none: whoever
 * adds a list of finished work ticks nothing.
 */
export function findTicks(bundles: readonly SpecBundle[], before: ReadonlyMap<string, SpecBundle>): readonly Tick[] {
  return bundles.flatMap((bundle) => {
    const earlier = tasksOnce(before.get(bundle.location.path)?.taskList?.tasks ?? []);
    return [...tasksOnce(bundle.taskList?.tasks ?? []).values()].flatMap((task) => {
      const known = earlier.get(task.id);
      return task.status === "done" && known && known.status !== "done" ? [{ bundle, task, before: known }] : [];
    });
  });
}

import type { SpecBundle } from "../bundle/spec-bundle.ts";
import type { Task } from "../bundle/task.ts";
import type { Config } from "../config/config.ts";
import type { Claim } from "../report/evaluation.ts";
import { SETTLED } from "../statuses/status.ts";
import { placeKey } from "./place-key.ts";
import { tasksOnce } from "./tasks-once.ts";

/** A task that is done at the head and was not at the merge base. */
export interface HandTick {
  readonly bundle: SpecBundle;
  readonly task: Task;
  readonly before: Task;
}

/** A task that a pull request ticks: by itself, or once it merges. */
export interface Tick extends Omit<HandTick, "before"> {
  /** Null where the merge base does not have the task; only what is ticked by the merge can be new. */
  readonly before: Task | null;
  readonly isByMerge: boolean;
}

/**
 * The tasks that a change ticks itself. Those of a spec bundle, and those in it, that the base does not have are none:
 * whoever adds a list of finished work ticks nothing.
 */
export function findHandTicks(
  bundles: readonly SpecBundle[],
  before: ReadonlyMap<string, SpecBundle>,
): readonly HandTick[] {
  return bundles.flatMap((bundle) => {
    const earlier = tasksOnce(before.get(bundle.location.path)?.taskList?.tasks ?? []);
    return [...tasksOnce(bundle.taskList?.tasks ?? []).values()].flatMap((task) => {
      const known = earlier.get(task.id);
      return task.status === "done" && known && known.status !== "done" ? [{ bundle, task, before: known }] : [];
    });
  });
}

/** The tasks that a pull request ticks itself, and the open ones that it completes where the App ticks after the merge. */
export function findTicks(trace: {
  readonly bundles: readonly SpecBundle[];
  readonly before: ReadonlyMap<string, SpecBundle>;
  readonly claims: readonly Claim[];
  readonly config: Pick<Config, "ticks">;
}): readonly Tick[] {
  const byHand = findHandTicks(trace.bundles, trace.before).map((tick) => ({ ...tick, isByMerge: false }));
  return [...byHand, ...findMergeTicks(trace)];
}

function findMergeTicks({ bundles, before, claims, config }: Parameters<typeof findTicks>[0]): readonly Tick[] {
  if (config.ticks === "off" || config.ticks === "in-pr") return [];
  const completed = new Set(
    claims.flatMap(({ kind, bundle, task }) => (kind === "completes" ? [placeKey(bundle, task)] : [])),
  );
  return bundles.flatMap((bundle) => {
    const { path } = bundle.location;
    const tasks = [...tasksOnce(bundle.taskList?.tasks ?? []).values()].filter(
      ({ id, status }) => !SETTLED.has(status) && completed.has(placeKey(path, id)),
    );
    if (tasks.length === 0) return [];
    const earlier = tasksOnce(before.get(path)?.taskList?.tasks ?? []);
    return tasks.map((task) => ({ bundle, task, before: earlier.get(task.id) ?? null, isByMerge: true }));
  });
}

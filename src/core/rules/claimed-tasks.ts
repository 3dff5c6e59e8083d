import type { SpecBundle } from "../bundle/spec-bundle.ts";
import type { Task } from "../bundle/task.ts";
import type { Claim } from "../report/evaluation.ts";
import { namedTasks } from "./named-tasks.ts";
import { findHandTicks } from "./ticks.ts";

/** The tasks that a pull request names, and those that it ticks itself without naming them. */
export function claimedTasks(
  claims: readonly Claim[],
  bundles: readonly SpecBundle[],
  before: ReadonlyMap<string, SpecBundle>,
): readonly Task[] {
  return [...new Set([...namedTasks(claims, bundles), ...findHandTicks(bundles, before).map(({ task }) => task)])];
}

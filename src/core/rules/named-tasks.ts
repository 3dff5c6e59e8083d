import type { SpecBundle } from "../bundle/spec-bundle.ts";
import type { Task } from "../bundle/task.ts";
import type { Claim } from "../report/evaluation.ts";
import { placeKey } from "./place-key.ts";

/** The tasks that a pull request names, in the order of their lists. */
export function namedTasks(claims: readonly Claim[], bundles: readonly SpecBundle[]): readonly Task[] {
  const named = new Set(claims.map(({ bundle, task }) => placeKey(bundle, task)));
  return bundles.flatMap(({ location, taskList }) =>
    (taskList?.tasks ?? []).filter(({ id }) => named.has(placeKey(location.path, id))),
  );
}

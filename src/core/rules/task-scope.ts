import type { Task } from "../bundle/task.ts";
import { pathMatcher } from "./changed-files.ts";

/** A Work Order says it all; without one, what the task names anywhere. */
export function scopeOf({ facts }: Task): readonly string[] {
  if (facts.workOrder && facts.workOrder.scope.length > 0) return facts.workOrder.scope;
  return facts.declaredFiles.length > 0 ? facts.declaredFiles : facts.files;
}

/** A path of a task may lack the directories of its package. */
export function scopeMatcher(scope: readonly string[]): (path: string) => boolean {
  const below = scope.map((path) => `**/${path.replace(/^\.?\/+/, "").replace(/\/+$/, "")}`);
  return pathMatcher([...scope, ...below, ...below.map((glob) => `${glob}/**`)]);
}

/** The directories of files in scope, but for those at the root of the repository. */
export function neighboursOf(scope: readonly string[]): readonly string[] {
  const files = scope.filter((path) => /[^/]\/[^/]+\.[^/]+$/.test(path));
  return files.map((path) => path.replace(/\/[^/]+$/, ""));
}

import type { Task } from "../bundle/task.ts";
import type { TaskBrief } from "./evaluation.ts";

/** A task as reports name it. */
export function describeTask({ id, generated, title, status, at, phase, facts }: Task): TaskBrief {
  return { id, generated, title, status, line: at.line, phase, parallel: facts.parallel, story: facts.story };
}

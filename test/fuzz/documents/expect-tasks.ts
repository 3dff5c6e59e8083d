import type { DocumentPlan, PlannedTask } from "./document-plan.ts";
import { tasksOf } from "./document-plan.ts";
import type { ExpectedTask } from "./generated-document.ts";

/** What a reader finds in a plan that was written down task by task, on these lines and under these ids. */
export function expectTasks(
  plan: DocumentPlan,
  lines: readonly number[],
  idOf: (task: PlannedTask) => string,
): ExpectedTask[] {
  const tasks = tasksOf(plan);
  const ids = tasks.map(idOf);
  return tasks.map(({ at, title, status, after }) => ({
    title,
    id: ids[at] ?? null,
    line: lines[at] ?? 0,
    status,
    dependsOn: after.map((other) => ids[other] ?? ""),
  }));
}

/** The ids of the tasks that one waits for, as text. */
export function waitedIds({ after }: PlannedTask, plan: DocumentPlan, idOf: (task: PlannedTask) => string): string {
  const tasks = tasksOf(plan);
  return after
    .flatMap((at) => tasks[at] ?? [])
    .map(idOf)
    .join(", ");
}

/** The lines of each phase's tasks, in the order in which they were written. */
export function linesByPhase({ phases }: DocumentPlan, lines: readonly number[]): readonly (readonly number[])[] {
  return phases.map(({ tasks }) => tasks.map(({ at }) => lines[at] ?? 0));
}

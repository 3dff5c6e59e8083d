import { type DocumentPlan, type PlannedTask, tasksOf } from "./document-plan.ts";

/** The phase that a task waits for as a whole: of some of those that name no task, the one before its own. */
export function phaseWaitedFor({ after, parallel, phase }: PlannedTask): number | null {
  return after.length === 0 && parallel && phase > 1 ? phase - 1 : null;
}

/** The plan with the tasks of whole phases written out: what a reader makes of `P1.*` or `M1`. */
export function withWholePhases(plan: DocumentPlan): DocumentPlan {
  const all = tasksOf(plan);
  const phases = plan.phases.map((phase) => ({
    ...phase,
    tasks: phase.tasks.map((task) => {
      const waited = phaseWaitedFor(task);
      return waited === null ? task : { ...task, after: all.filter((one) => one.phase === waited).map(({ at }) => at) };
    }),
  }));
  return { ...plan, phases };
}

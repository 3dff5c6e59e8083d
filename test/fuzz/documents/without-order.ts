import type { DocumentPlan } from "./document-plan.ts";

/** The plan with no task waiting for another, for dialects that cannot say it. */
export function withoutOrder(plan: DocumentPlan): DocumentPlan {
  const phases = plan.phases.map((phase) => ({
    ...phase,
    tasks: phase.tasks.map((task) => ({ ...task, after: [] })),
  }));
  return { ...plan, phases };
}

import fc from "fast-check";
import { type DocumentPlan, documentPlans, type PlannedTask, tasksOf } from "../documents/document-plan.ts";
import { expectTasks, linesByPhase, waitedIds } from "../documents/expect-tasks.ts";
import type { DialectGenerator, GeneratedDocument } from "../documents/generated-document.ts";
import { Page } from "../documents/page.ts";
import { phaseWaitedFor, withWholePhases } from "../documents/whole-phases.ts";

interface Style {
  readonly subtasks: number;
  readonly workOrder: boolean;
  readonly blankRow: boolean;
  readonly completed: "Completed Tasks" | "Done";
}

const styles = fc.record<Style>({
  subtasks: fc.nat(3),
  workOrder: fc.boolean(),
  blankRow: fc.boolean(),
  completed: fc.constantFrom("Completed Tasks", "Done"),
});

/** Tasks are headings without a status of their own: what is done stands in the table at the end. */
export const phaseHeading: DialectGenerator = {
  name: "phase-heading",
  documents: fc.tuple(documentPlans(["todo", "done"]), styles).map(write),
};

function write([plan, style]: readonly [DocumentPlan, Style]): GeneratedDocument {
  const page = new Page();
  page.add(`# ${plan.title} - Task Breakdown`, "");
  const lines = plan.phases.flatMap(({ number, title, tasks }) => {
    page.add(`## Phase ${number}: ${title}`, "");
    return tasks.map((task) => page.add(...section(task, plan, style)));
  });
  page.add(
    `## ${style.completed}`,
    "",
    "| ID | Task | Completed | PR/Commit |",
    "|----|------|-----------|-----------|",
  );
  const done = tasksOf(plan).filter(({ status }) => status === "done");
  for (const task of done)
    page.add(
      `| ${idOf(task)} | ${task.title.replaceAll("|", "\\|")} | 2026-03-0${(task.at % 9) + 1} | #${task.at + 10} |`,
    );
  if (style.blankRow || done.length === 0) page.add("| | | | |");
  return {
    path: "spec/example/tasks.md",
    text: page.text,
    dialect: "phase-heading",
    phases: linesByPhase(plan, lines),
    tasks: expectTasks(withWholePhases(plan), lines, idOf),
  };
}

function section(task: PlannedTask, plan: DocumentPlan, { subtasks, workOrder }: Style): string[] {
  const group = phaseWaitedFor(task);
  const waits = group !== null ? `P${group}.*` : waitedIds(task, plan, idOf) || "None";
  const box = task.status === "done" ? "x" : " ";
  const steps = Array.from({ length: subtasks }, (_, at) => `- [${box}] Step ${at + 1} of it`);
  const order = ["#### Work Order", "", "```yaml", 'intent: "Do it"', "scope:", "  - src/app/", "```", ""];
  return [
    `### ${idOf(task)}: ${task.title}`,
    "",
    "**Priority**: P0",
    `**Dependencies**: ${waits}`,
    "",
    ...(steps.length > 0 ? ["#### Subtasks", "", ...steps, ""] : []),
    "#### Acceptance Criteria",
    "",
    `- [${box}] It was shown`,
    "",
    ...(workOrder ? order : []),
    "---",
    "",
  ];
}

function idOf({ phase, number }: PlannedTask): string {
  return `P${phase}.${number}`;
}

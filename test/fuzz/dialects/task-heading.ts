import fc from "fast-check";
import type { Status } from "../../../src/core/statuses/status.ts";
import { type DocumentPlan, documentPlans, type PlannedTask, tasksOf } from "../documents/document-plan.ts";
import { expectTasks, linesByPhase, waitedIds } from "../documents/expect-tasks.ts";
import type { DialectGenerator, GeneratedDocument } from "../documents/generated-document.ts";
import { Page } from "../documents/page.ts";

interface Style {
  readonly depth: number;
  readonly strike: boolean;
}

const styles = fc.record<Style>({ depth: fc.integer({ min: 3, max: 5 }), strike: fc.boolean() });

/** Tasks are headings; a list of boxes elsewhere tells the state of those that were begun. */
export const taskHeading: DialectGenerator = {
  name: "task-heading",
  documents: fc.tuple(documentPlans(["todo", "done", "in-progress", "blocked"]), styles).map(write),
};

function write([plan, style]: readonly [DocumentPlan, Style]): GeneratedDocument {
  const page = new Page();
  page.add(`# Task Breakdown: ${plan.title}`, "", "## Task List", "");
  const lines = plan.phases.flatMap(({ number, title, tasks }) => {
    page.add(`${"#".repeat(style.depth - 1)} Phase ${number}: ${title}`, "", "**Goal**: it works", "");
    return tasks.map((task) => page.add(...section(task, plan, style)));
  });
  page.add("## Task Status Tracking", "", "Update this document as tasks complete:", "");
  page.add(...tasksOf(plan).flatMap((task) => tracker(task, style)), "");
  return {
    path: ".spec/features/001-example/tasks.md",
    text: page.text,
    dialect: "task-heading",
    phases: linesByPhase(plan, lines),
    tasks: expectTasks(plan, lines, idOf),
  };
}

function section(task: PlannedTask, plan: DocumentPlan, { depth }: Style): string[] {
  return [
    `${"#".repeat(depth)} Task ${idOf(task)}: ${task.title}`,
    "",
    "**Type**: Implementation",
    `**Dependencies**: ${waitedIds(task, plan, (other) => `Task ${idOf(other)}`) || "None"}`,
    "",
    "**Acceptance Criteria**:",
    "- [ ] It was shown",
    "",
  ];
}

function tracker(task: PlannedTask, { strike }: Style): string[] {
  const name = `Task ${idOf(task)}`;
  const lines: Partial<Record<Status, string>> = {
    done: `- [x] ${strike ? `~~${name}~~` : name} - Completed 2026-03-04 by @ada`,
    "in-progress": `- [ ] ${name} - In Progress, started 2026-03-01`,
    blocked: `- [ ] ${name} - Blocked`,
  };
  const line = lines[task.status];
  return line === undefined ? [] : [line];
}

function idOf({ phase, number }: PlannedTask): string {
  return `${phase}.${number}`;
}

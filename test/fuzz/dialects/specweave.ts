import fc from "fast-check";
import type { Status } from "../../../src/core/statuses/status.ts";
import { type DocumentPlan, documentPlans, type PlannedTask } from "../documents/document-plan.ts";
import { expectTasks, linesByPhase, waitedIds } from "../documents/expect-tasks.ts";
import type { DialectGenerator, GeneratedDocument } from "../documents/generated-document.ts";
import { Page } from "../documents/page.ts";

const VALUES: Partial<Record<Status, string>> = { todo: "[ ] pending", done: "[x] completed" };

interface Style {
  readonly piped: boolean;
  readonly waits: string;
}

const styles = fc.record<Style>({
  piped: fc.boolean(),
  waits: fc.constantFrom("**Dependencies**", "**Depends On**", "**Blocked by**"),
});

export const specweave: DialectGenerator = {
  name: "specweave",
  documents: fc.tuple(documentPlans(["todo", "done"]), styles).map(write),
};

function write([plan, style]: readonly [DocumentPlan, Style]): GeneratedDocument {
  const page = new Page();
  page.add(`# Tasks: ${plan.title}`, "");
  const lines = plan.phases.flatMap(({ number, title, tasks }) => {
    page.add(`## Phase ${number}: ${title}`, "");
    return tasks.map((task) => page.add(...section(task, plan, style)));
  });
  return {
    path: ".specweave/increments/0001-example/tasks.md",
    text: page.text,
    dialect: "specweave",
    phases: linesByPhase(plan, lines),
    tasks: expectTasks(plan, lines, idOf),
  };
}

function section(task: PlannedTask, plan: DocumentPlan, { piped, waits }: Style): string[] {
  const fields = [
    "**User Story**: US-001",
    "**Satisfies ACs**: AC-US1-01",
    `**Status**: ${VALUES[task.status] ?? ""}`,
    ...(task.after.length > 0 ? [`${waits}: ${waitedIds(task, plan, idOf)}`] : []),
  ];
  return [`### ${idOf(task)}: ${task.title}`, "", ...(piped ? [fields.join(" | ")] : fields), ""];
}

function idOf({ at }: PlannedTask): string {
  return `T-${String(at + 1).padStart(3, "0")}`;
}

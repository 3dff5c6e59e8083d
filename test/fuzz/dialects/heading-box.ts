import fc from "fast-check";
import { boxMark } from "../documents/box-marks.ts";
import { type DocumentPlan, documentPlans, type PlannedTask } from "../documents/document-plan.ts";
import { expectTasks, waitedIds } from "../documents/expect-tasks.ts";
import type { DialectGenerator, GeneratedDocument } from "../documents/generated-document.ts";
import { Page } from "../documents/page.ts";

interface Style {
  readonly depth: number;
  readonly waits: string;
}

const styles = fc.record<Style>({
  depth: fc.integer({ min: 2, max: 4 }),
  waits: fc.constantFrom("- **Depends On**: ", "- Dependencies: ", "**Dependencies**: "),
});

/** `## [x] Task 2: …`, with fields below. */
export const headingBox: DialectGenerator = {
  name: "heading-box",
  documents: fc.tuple(documentPlans(["todo", "done", "in-progress"]), styles).map(write),
};

function write([plan, style]: readonly [DocumentPlan, Style]): GeneratedDocument {
  const page = new Page();
  page.add(`# ${plan.title}`, "");
  const lines = plan.phases.flatMap(({ tasks }) => tasks.map((task) => page.add(...section(task, plan, style))));
  return {
    path: ".trae/documents/tasks.md",
    text: page.text,
    dialect: "task-heading",
    tasks: expectTasks(plan, lines, idOf),
  };
}

function section(task: PlannedTask, plan: DocumentPlan, { depth, waits }: Style): string[] {
  const ids = waitedIds(task, plan, (other) => `Task ${idOf(other)}`) || "None";
  return [
    `${"#".repeat(depth)} [${boxMark(task.status)}] Task ${idOf(task)}: ${task.title}`,
    "",
    `${waits}${ids}`,
    "",
    "It is what it says.",
    "",
  ];
}

function idOf({ at }: PlannedTask): string {
  return String(at + 1);
}

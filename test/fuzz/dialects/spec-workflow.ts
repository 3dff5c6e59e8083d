import fc from "fast-check";
import { boxMark } from "../documents/box-marks.ts";
import { type DocumentPlan, documentPlans, type PlannedTask } from "../documents/document-plan.ts";
import { expectTasks } from "../documents/expect-tasks.ts";
import type { DialectGenerator, GeneratedDocument } from "../documents/generated-document.ts";
import { Page } from "../documents/page.ts";
import { withoutOrder } from "../documents/without-order.ts";

const styles = fc.record({ flat: fc.boolean(), prompt: fc.boolean() });
type Style = { readonly flat: boolean; readonly prompt: boolean };

export const specWorkflow: DialectGenerator = {
  name: "spec-workflow",
  documents: fc.tuple(documentPlans(["todo", "done", "in-progress"]).map(withoutOrder), styles).map(write),
};

/** In progress is a dash in this tool's own files. */
function write([plan, style]: readonly [DocumentPlan, Style]): GeneratedDocument {
  const page = new Page();
  page.add("# Tasks Document", "");
  const lines = plan.phases.flatMap(({ tasks }) => tasks.map((task) => page.add(...taskLines(task, style))));
  return {
    path: ".spec-workflow/specs/example/tasks.md",
    text: page.text,
    dialect: "spec-workflow",
    tasks: expectTasks(plan, lines, (task) => idOf(task, style)),
  };
}

function taskLines(task: PlannedTask, style: Style): string[] {
  const id = style.flat ? `${idOf(task, style)}.` : idOf(task, style);
  const prompt = "  - _Prompt: Role: developer | Task: write it | Restrictions: none | Success: it runs_";
  return [
    `- [${task.status === "in-progress" ? "-" : boxMark(task.status)}] ${id} ${task.title}`,
    "  - File: src/app/login.ts",
    "  - Purpose: people can use it",
    "  - _Leverage: src/app/base.ts_",
    "  - _Requirements: 1.1_",
    ...(style.prompt ? [prompt] : []),
    "",
  ];
}

function idOf({ at, phase, number }: PlannedTask, { flat }: Style): string {
  return flat ? String(at + 1) : `${phase}.${number}`;
}

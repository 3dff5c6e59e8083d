import fc from "fast-check";
import { boxMark } from "../documents/box-marks.ts";
import { type DocumentPlan, documentPlans, type PlannedTask } from "../documents/document-plan.ts";
import { expectTasks, linesByPhase, waitedIds } from "../documents/expect-tasks.ts";
import type { DialectGenerator, GeneratedDocument } from "../documents/generated-document.ts";
import { Page } from "../documents/page.ts";

const styles = fc.record({ details: fc.nat(2), waits: fc.constantFrom("- Depends on: ", "- _Depends on: ") });
type Style = typeof styles extends fc.Arbitrary<infer T> ? T : never;

/** Bold boxes behind an animal: a snake works beside others, a snail alone. */
export const snail: DialectGenerator = {
  name: "snail",
  documents: fc.tuple(documentPlans(["todo", "done"]), styles).map(write),
};

function write([plan, style]: readonly [DocumentPlan, Style]): GeneratedDocument {
  const page = new Page();
  page.add(`# Tasks - ${plan.title}`, "", "## Phase Structure", "");
  const lines = plan.phases.flatMap(({ number, title, tasks }) => {
    page.add(`### Phase ${number}: ${title}`, "", "**Goal**: it works", "");
    const written = tasks.map((task) => page.add(...taskLines(task, plan, style)));
    page.add("");
    return written;
  });
  const tasks = expectTasks(plan, lines, idOf).map((task) => ({ ...task, title: task.title.replaceAll("*", "") }));
  return {
    path: "ouroboros/specs/example/tasks.md",
    text: page.text,
    dialect: "snail",
    phases: linesByPhase(plan, lines),
    tasks,
  };
}

function taskLines(task: PlannedTask, plan: DocumentPlan, { details, waits }: Style): string[] {
  const ids = waitedIds(task, plan, idOf);
  const close = waits.includes("_") ? "_" : "";
  return [
    `- [${boxMark(task.status)}] **${task.parallel ? "🐍" : "🐌"} ${idOf(task)} ${task.title.replaceAll("*", "")}**`,
    ...Array.from({ length: details }, (_, at) => `  - Detail ${at + 1}`),
    ...(ids === "" ? [] : [`  ${waits}${ids}${close}`]),
  ];
}

function idOf({ phase, number }: PlannedTask): string {
  return `${phase}.${number}`;
}

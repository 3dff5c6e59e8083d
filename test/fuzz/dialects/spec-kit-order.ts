import fc from "fast-check";
import { boxMark } from "../documents/box-marks.ts";
import { type DocumentPlan, documentPlans, type PlannedTask, tasksOf } from "../documents/document-plan.ts";
import { expectTasks, linesByPhase, waitedIds } from "../documents/expect-tasks.ts";
import type { DialectGenerator, GeneratedDocument } from "../documents/generated-document.ts";
import { Page } from "../documents/page.ts";

/** How a document states its order outside of the tasks: lines under a heading. */
type Order = (plan: DocumentPlan) => readonly string[];

const orders = fc.constantFrom<Order>(
  (plan) => ["```mermaid", "graph TD", ...pairs(plan).map(([from, to]) => `  ${from} --> ${to}`), "```"],
  (plan) => [
    "```mermaid",
    "flowchart LR",
    ...pairs(plan).map(([from, to]) => `  ${from}[${from}: it] --> ${to}`),
    "```",
  ],
  (plan) => pairs(plan).map(([from, to]) => `- ${from} → ${to}`),
  (plan) => pairs(plan).map(([from, to]) => `- ${from} -> ${to}`),
  (plan) => pairs(plan).map(([from, to]) => `- ${from} before ${to}`),
  (plan) => pairs(plan).map(([from, to]) => `- ${from} blocks ${to}`),
  (plan) => waiting(plan).map((task) => `- ${idOf(task)} depends on ${waitedIds(task, plan, idOf)}`),
  (plan) => [
    "| Task | Depends On |",
    "|------|------------|",
    ...waiting(plan).map((task) => `| ${idOf(task)} | ${waitedIds(task, plan, idOf)} |`),
  ],
);

/** Tasks that say nothing of their order, and a section that says all of it. */
export const specKitOrder: DialectGenerator = {
  name: "spec-kit with a section of order",
  documents: fc.tuple(documentPlans(["todo", "done"]), orders).map(write),
};

function write([plan, order]: readonly [DocumentPlan, Order]): GeneratedDocument {
  const page = new Page();
  page.add(`# Tasks: ${plan.title}`, "");
  const lines = plan.phases.flatMap(({ number, title, tasks }) => {
    page.add(`## Phase ${number}: ${title}`, "");
    const written = tasks.map((task) => page.add(`- [${boxMark(task.status)}] ${idOf(task)} ${task.title}`));
    page.add("");
    return written;
  });
  if (waiting(plan).length > 0) page.add("## Dependencies", "", ...order(plan), "");
  const tasks = expectTasks(plan, lines, idOf);
  const phases = linesByPhase(plan, lines);
  return { path: "specs/001-example/tasks.md", text: page.text, dialect: "spec-kit", phases, tasks };
}

function waiting(plan: DocumentPlan): readonly PlannedTask[] {
  return tasksOf(plan).filter(({ after }) => after.length > 0);
}

function pairs(plan: DocumentPlan): (readonly [from: string, to: string])[] {
  const tasks = tasksOf(plan);
  return tasks.flatMap((task) =>
    task.after.flatMap((at) => tasks[at] ?? []).map((from) => [idOf(from), idOf(task)] as const),
  );
}

function idOf({ at }: PlannedTask): string {
  return `T${String(at + 1).padStart(3, "0")}`;
}

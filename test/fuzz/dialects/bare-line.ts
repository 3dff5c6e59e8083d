import fc from "fast-check";
import { type DocumentPlan, documentPlans, type PlannedTask, tasksOf } from "../documents/document-plan.ts";
import { expectTasks, linesByPhase, waitedIds } from "../documents/expect-tasks.ts";
import type { DialectGenerator, GeneratedDocument } from "../documents/generated-document.ts";
import { Page } from "../documents/page.ts";

interface Style {
  readonly apart: boolean;
  readonly waits: (ids: string) => string;
}

const styles = fc.record<Style>({
  apart: fc.boolean(),
  waits: fc.constantFrom(
    (ids) => ` (depends on ${ids})`,
    (ids) => `. Depends on: ${ids}`,
  ),
});

/** `T001 Title` in a line of its own, with neither bullet nor box: nothing tells a status. */
export const bareLine: DialectGenerator = {
  name: "bare line",
  documents: fc.tuple(documentPlans(["todo"]).filter(hasSeveral), styles).map(write),
};

/** One such line alone is a sentence. */
function hasSeveral(plan: DocumentPlan): boolean {
  return tasksOf(plan).length > 2;
}

function write([plan, style]: readonly [DocumentPlan, Style]): GeneratedDocument {
  const page = new Page();
  page.add(`# Tasks: ${plan.title}`, "");
  const lines = plan.phases.flatMap(({ number, title, tasks }) => {
    page.add(`## Phase ${number}: ${title}`, "");
    const written = tasks.map((task) => page.add(lineOf(task, plan, style), ...(style.apart ? [""] : [])));
    page.add("");
    return written;
  });
  const phases = linesByPhase(plan, lines);
  const tasks = expectTasks(plan, lines, idOf);
  return { path: "spec/example/tasks.md", text: page.text, dialect: "bare-line", phases, tasks };
}

function lineOf(task: PlannedTask, plan: DocumentPlan, { waits }: Style): string {
  const ids = waitedIds(task, plan, idOf);
  return `${idOf(task)} ${task.parallel ? "[P] " : ""}${task.title}${ids === "" ? "" : waits(ids)}`;
}

function idOf({ at }: PlannedTask): string {
  return `T${String(at + 1).padStart(3, "0")}`;
}

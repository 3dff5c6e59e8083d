import fc from "fast-check";
import type { Status } from "../../../src/core/statuses/status.ts";
import { type DocumentPlan, documentPlans, type PlannedTask } from "../documents/document-plan.ts";
import { expectTasks, linesByPhase, waitedIds } from "../documents/expect-tasks.ts";
import type { DialectGenerator, GeneratedDocument } from "../documents/generated-document.ts";
import { Page } from "../documents/page.ts";

const WORDS: Partial<Record<Status, string>> = { todo: "Pending", done: "Done", "in-progress": "In Progress" };

interface Style {
  readonly id: (id: string) => string;
  readonly gap: readonly string[];
  readonly waits: "in passing" | "by a field" | "by a field for each";
}

const styles = fc.record<Style>({
  id: fc.constantFrom(
    (id) => `${id}**`,
    (id) => `${id}:**`,
  ),
  gap: fc.constantFrom([], [""]),
  waits: fc.constantFrom("in passing", "by a field", "by a field for each"),
});

/** `**T001** Title` in a paragraph of its own, with a list of fields below it. */
export const boldParagraph: DialectGenerator = {
  name: "bold paragraph",
  documents: fc.tuple(documentPlans(["todo", "done", "in-progress"]), styles).map(write),
};

function write([plan, style]: readonly [DocumentPlan, Style]): GeneratedDocument {
  const page = new Page();
  page.add(`# Tasks: ${plan.title}`, "");
  const lines = plan.phases.flatMap(({ number, title, tasks }) => {
    page.add(`## Phase ${number}: ${title}`, "");
    return tasks.map((task) => page.add(...paragraph(task, plan, style)));
  });
  return {
    path: "specs/001-example/tasks.md",
    text: page.text,
    dialect: "bold-paragraph",
    phases: linesByPhase(plan, lines),
    tasks: expectTasks(plan, lines, idOf),
  };
}

function paragraph(task: PlannedTask, plan: DocumentPlan, { id, gap, waits }: Style): string[] {
  const ids = waitedIds(task, plan, idOf);
  const aside = ids === "" || waits !== "in passing" ? "" : ` (depends on ${ids})`;
  const isField = waits === "by a field for each" || (waits === "by a field" && ids !== "");
  return [
    `**${id(idOf(task))} ${task.parallel ? "[P] " : ""}${task.title}${aside}`,
    ...gap,
    `- Status: ${WORDS[task.status] ?? ""}`,
    ...(isField ? [`- Dependencies: ${ids || "None"}`] : []),
    "",
  ];
}

function idOf({ at }: PlannedTask): string {
  return `T${String(at + 1).padStart(3, "0")}`;
}

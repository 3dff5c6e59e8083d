import fc from "fast-check";
import type { Status } from "../../../src/core/statuses/status.ts";
import { type DocumentPlan, documentPlans, type PlannedPhase, type PlannedTask } from "../documents/document-plan.ts";
import { expectTasks, waitedIds } from "../documents/expect-tasks.ts";
import type { DialectGenerator, ExpectedTask, GeneratedDocument } from "../documents/generated-document.ts";
import { Page } from "../documents/page.ts";

/** Kiro puts a dash into the box of what it works on. */
const MARKS: Partial<Record<Status, string>> = { todo: " ", done: "x", "in-progress": "-" };

interface Style {
  readonly nested: boolean;
  readonly optional: boolean;
}

const styles = fc.record<Style>({ nested: fc.boolean(), optional: fc.boolean() });

export const kiro: DialectGenerator = {
  name: "kiro",
  documents: fc.tuple(documentPlans(["todo", "done", "in-progress"]), styles).map(write),
};

function write([plan, style]: readonly [DocumentPlan, Style]): GeneratedDocument {
  const page = new Page();
  page.add("# Implementation Plan", "");
  const parents: ExpectedTask[] = [];
  const lines = plan.phases.flatMap((phase) => {
    parents.push(parentOf(phase, page.add(`- [ ] ${phase.number}. ${phase.title}`)));
    const written = phase.tasks.map((task) => page.add(...taskLines(task, plan, style)));
    page.add("");
    return written;
  });
  const tasks = [...parents, ...expectTasks(plan, lines, idOf)].sort((a, b) => a.line - b.line);
  return { path: ".kiro/specs/example/tasks.md", text: page.text, dialect: "kiro", tasks };
}

function parentOf({ number, title }: PlannedPhase, line: number): ExpectedTask {
  return { id: String(number), title, line, status: "todo", dependsOn: [] };
}

function taskLines(task: PlannedTask, plan: DocumentPlan, { nested, optional }: Style): string[] {
  const indent = nested ? "  " : "";
  const ids = waitedIds(task, plan, idOf);
  const star = optional && task.status === "todo" && task.parallel ? "*" : "";
  return [
    `${indent}- [${MARKS[task.status] ?? " "}]${star} ${idOf(task)} ${task.title}`,
    `${indent}  - Describe how it is used`,
    `${indent}  - _Requirements: 1.1, 2.3_`,
    ...(ids === "" ? [] : [`${indent}  - _Depends: ${ids}_`]),
  ];
}

function idOf({ phase, number }: PlannedTask): string {
  return `${phase}.${number}`;
}

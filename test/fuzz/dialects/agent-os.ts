import { boxMark } from "../documents/box-marks.ts";
import { type DocumentPlan, documentPlans, type PlannedTask } from "../documents/document-plan.ts";
import { expectTasks } from "../documents/expect-tasks.ts";
import type { DialectGenerator, ExpectedTask, GeneratedDocument } from "../documents/generated-document.ts";
import { Page } from "../documents/page.ts";
import { withoutOrder } from "../documents/without-order.ts";

/** Groups are headings that hold a box of their own, `1.0`, and its parts below it. */
export const agentOs: DialectGenerator = {
  name: "agent-os",
  documents: documentPlans(["todo", "done"]).map(withoutOrder).map(write),
};

function write(plan: DocumentPlan): GeneratedDocument {
  const page = new Page();
  page.add(`# Task Breakdown: ${plan.title}`, "", "## Overview", "", "## Task List", "", "### Layer", "");
  const parents: ExpectedTask[] = [];
  const lines = plan.phases.flatMap(({ number, title, tasks }) => {
    page.add(`#### Task Group ${number}: ${title}`, "**Dependencies:** None", "");
    const line = page.add(`- [ ] ${number}.0 Complete ${title}`);
    parents.push({ id: `${number}.0`, title: `Complete ${title}`, line, status: "todo", dependsOn: [] });
    const written = tasks.map((task) => page.add(...taskLines(task)));
    page.add("", "**Acceptance Criteria:**", "- It was shown", "");
    return written;
  });
  const tasks = [...parents, ...expectTasks(plan, lines, idOf)].sort((a, b) => a.line - b.line);
  return { path: "agent-os/specs/2026-03-01-example/tasks.md", text: page.text, dialect: "agent-os", tasks };
}

function taskLines(task: PlannedTask): string[] {
  return [`  - [${boxMark(task.status)}] ${idOf(task)} ${task.title}`, "    - A detail of it"];
}

function idOf({ phase, number }: PlannedTask): string {
  return `${phase}.${number}`;
}

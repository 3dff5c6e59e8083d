import fc from "fast-check";
import { boxMark } from "../documents/box-marks.ts";
import { type DocumentPlan, documentPlans, tasksOf } from "../documents/document-plan.ts";
import { expectTasks } from "../documents/expect-tasks.ts";
import type { DialectGenerator, GeneratedDocument } from "../documents/generated-document.ts";
import { Page } from "../documents/page.ts";
import { withoutOrder } from "../documents/without-order.ts";

interface Style {
  readonly criteria: boolean;
  readonly details: number;
}

const styles = fc.record<Style>({ criteria: fc.boolean(), details: fc.nat(2) });

/** A story is a document; its tasks are boxes that name acceptance criteria, with steps below them. */
export const bmad: DialectGenerator = {
  name: "bmad",
  documents: fc.tuple(documentPlans(["todo", "done"]).map(withoutOrder), styles).map(write),
};

function write([plan, { criteria, details }]: readonly [DocumentPlan, Style]): GeneratedDocument {
  const page = new Page();
  page.add("# Story 1.2: Sign in", "", "Status: ready-for-dev", "", "## Acceptance Criteria", "", "1. It works", "");
  page.add("## Tasks / Subtasks", "");
  const lines = tasksOf(plan).map(({ at, status, title }) => {
    const box = `- [${boxMark(status)}] Task ${at + 1}: ${title}${criteria ? " (AC: 1)" : ""}`;
    const steps = Array.from({ length: details }, (_, step) => `  - [ ] A step, the ${step + 1}. of them`);
    return page.add(box, ...steps);
  });
  page.add("", "## Dev Notes", "", "- Nothing so far", "");
  const tasks = expectTasks(plan, lines, ({ at }) => String(at + 1));
  return { path: "docs/stories/1.2.sign-in.md", text: page.text, dialect: "bmad", tasks };
}

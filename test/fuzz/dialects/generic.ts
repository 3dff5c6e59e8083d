import fc from "fast-check";
import { boxMark } from "../documents/box-marks.ts";
import { type DocumentPlan, documentPlans } from "../documents/document-plan.ts";
import { expectTasks } from "../documents/expect-tasks.ts";
import type { DialectGenerator, GeneratedDocument } from "../documents/generated-document.ts";
import { Page } from "../documents/page.ts";
import { withoutOrder } from "../documents/without-order.ts";

/** Boxes without ids. */
export const generic: DialectGenerator = {
  name: "generic",
  documents: fc
    .tuple(documentPlans(["todo", "done", "in-progress", "blocked"]).map(withoutOrder), fc.constantFrom("-", "*", "+"))
    .map(write),
};

function write([plan, bullet]: readonly [DocumentPlan, string]): GeneratedDocument {
  const page = new Page();
  page.add(`# ${plan.title}`, "");
  const lines = plan.phases.flatMap(({ title, tasks }) => {
    page.add(`## ${title}`, "");
    const written = tasks.map((task) => page.add(`${bullet} [${boxMark(task.status)}] ${task.title}`));
    page.add("");
    return written;
  });
  const tasks = expectTasks(plan, lines, () => "").map((task) => ({ ...task, id: null }));
  return { path: "spec/example/tasks.md", text: page.text, dialect: "generic", tasks };
}

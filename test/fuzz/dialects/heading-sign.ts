import fc from "fast-check";
import { type DocumentPlan, documentPlans, type PlannedTask } from "../documents/document-plan.ts";
import { expectTasks, waitedIds } from "../documents/expect-tasks.ts";
import type { DialectGenerator, GeneratedDocument } from "../documents/generated-document.ts";
import { Page } from "../documents/page.ts";

interface Style {
  readonly id: (at: number) => string;
  readonly sign: string;
  readonly field: string;
}

const styles = fc.record<Style>({
  id: fc.constantFrom(
    (at) => `Task ${at}`,
    (at) => `T${String(at).padStart(3, "0")}`,
    (at) => `TASK-${at}`,
  ),
  sign: fc.constantFrom("✅", "\u201a\u00fa\u00d6", "✅ [COMPLETED]", "[DONE]", "— DONE", "(completed)"),
  field: fc.constantFrom("**Dependencies**: ", "- **Depends on**: ", "_Depends: "),
});

/** `### T-1: … ✅`: what is done says so at the end of its heading. */
export const headingSign: DialectGenerator = {
  name: "heading with a sign",
  documents: fc.tuple(documentPlans(["todo", "done"]), styles).map(write),
};

function write([plan, style]: readonly [DocumentPlan, Style]): GeneratedDocument {
  const page = new Page();
  page.add(`# ${plan.title}`, "");
  const lines = plan.phases.flatMap(({ tasks }) => tasks.map((task) => page.add(...section(task, plan, style))));
  const tasks = expectTasks(plan, lines, ({ at }) => style.id(at + 1).replace("Task ", ""));
  return { path: "spec/example/tasks.md", text: page.text, dialect: "task-heading", tasks };
}

function section(task: PlannedTask, plan: DocumentPlan, { id, sign, field }: Style): string[] {
  const waits = waitedIds(task, plan, ({ at }) => id(at + 1)) || "None";
  const end = field.startsWith("_") ? "_" : "";
  const heading = `### ${id(task.at + 1)}: ${task.title}`;
  return [task.status === "done" ? `${heading} ${sign}` : heading, "", `${field}${waits}${end}`, "", "It is so.", ""];
}

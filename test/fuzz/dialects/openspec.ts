import fc from "fast-check";
import { boxMark } from "../documents/box-marks.ts";
import { type DocumentPlan, documentPlans, type PlannedTask } from "../documents/document-plan.ts";
import { expectTasks, linesByPhase } from "../documents/expect-tasks.ts";
import type { DialectGenerator, GeneratedDocument } from "../documents/generated-document.ts";
import { Page } from "../documents/page.ts";
import { withoutOrder } from "../documents/without-order.ts";

interface Style {
  readonly bullet: string;
  readonly id: (id: string) => string;
}

const styles = fc.record<Style>({
  bullet: fc.constantFrom("-", "*"),
  id: fc.constantFrom(
    (id) => id,
    (id) => `**${id}**`,
    (id) => `${id}.`,
    (id) => `${id}:`,
  ),
});

/** Groups are headings with a number; nothing waits for anything. */
export const openspec: DialectGenerator = {
  name: "openspec",
  documents: fc.tuple(documentPlans(["todo", "done"]).map(withoutOrder), styles).map(write),
};

function write([plan, { bullet, id }]: readonly [DocumentPlan, Style]): GeneratedDocument {
  const page = new Page();
  const lines = plan.phases.flatMap(({ number, title, tasks }) => {
    page.add(`## ${number}. ${title}`, "");
    const written = tasks.map((task) =>
      page.add(`${bullet} [${boxMark(task.status)}] ${id(idOf(task))} ${task.title}`),
    );
    page.add("");
    return written;
  });
  return {
    path: "openspec/changes/example/tasks.md",
    text: page.text,
    dialect: "openspec",
    phases: linesByPhase(plan, lines),
    tasks: expectTasks(plan, lines, idOf),
  };
}

function idOf({ phase, number }: PlannedTask): string {
  return `${phase}.${number}`;
}

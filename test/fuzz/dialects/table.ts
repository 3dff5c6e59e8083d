import fc from "fast-check";
import type { Status } from "../../../src/core/statuses/status.ts";
import { type DocumentPlan, documentPlans, type PlannedTask } from "../documents/document-plan.ts";
import { expectTasks, linesByPhase, waitedIds } from "../documents/expect-tasks.ts";
import type { DialectGenerator, GeneratedDocument } from "../documents/generated-document.ts";
import { Page } from "../documents/page.ts";

const WORDS: Partial<Record<Status, string>> = {
  todo: "⏳ Pending",
  done: "✅ Done",
  "in-progress": "🔄 In progress",
  blocked: "🚧 Blocked",
};

interface Style {
  readonly header: string;
  readonly none: string;
}

const styles = fc.record<Style>({
  header: fc.constantFrom("| ID | Task | Status | Depends On |", "| Task ID | Title | Status | Dependencies |"),
  none: fc.constantFrom("", "-", "None", "—"),
});

export const table: DialectGenerator = {
  name: "table",
  documents: fc.tuple(documentPlans(["todo", "done", "in-progress", "blocked"]), styles).map(write),
};

function write([plan, style]: readonly [DocumentPlan, Style]): GeneratedDocument {
  const page = new Page();
  page.add(`# ${plan.title}`, "");
  const lines = plan.phases.flatMap(({ number, title, tasks }) => {
    page.add(`## Phase ${number}: ${title}`, "", style.header, "|---|---|---|---|");
    const written = tasks.map((task) => page.add(row(task, plan, style)));
    page.add("");
    return written;
  });
  return {
    path: "spec/example/tasks.md",
    text: page.text,
    dialect: "task-table",
    phases: linesByPhase(plan, lines),
    tasks: expectTasks(plan, lines, idOf).map((task) => ({ ...task, title: cellOf(task.title) })),
  };
}

/** A pipe would end the cell. */
function cellOf(title: string): string {
  return title.replaceAll("|", "\\|");
}

function row(task: PlannedTask, plan: DocumentPlan, { none }: Style): string {
  const waits = waitedIds(task, plan, idOf) || none;
  return `| ${idOf(task)} | ${cellOf(task.title)} | ${WORDS[task.status] ?? ""} | ${waits} |`;
}

function idOf({ at }: PlannedTask): string {
  return `PLS-${String(at + 1).padStart(3, "0")}`;
}

import fc from "fast-check";
import type { Status } from "../../../src/core/statuses/status.ts";
import { type DocumentPlan, documentPlans, type PlannedTask } from "../documents/document-plan.ts";
import { expectTasks, linesByPhase, waitedIds } from "../documents/expect-tasks.ts";
import type { DialectGenerator, GeneratedDocument } from "../documents/generated-document.ts";
import { Page } from "../documents/page.ts";
import { phaseWaitedFor, withWholePhases } from "../documents/whole-phases.ts";

/** `done`, in UTF-8 and as it looks when UTF-8 is read as Mac Roman. */
const WORDS: readonly Partial<Record<Status, string>>[] = [
  {
    done: "✅ Done",
    "in-progress": "🔄 In Progress",
    todo: "⏳ Backlog",
    blocked: "🚧 Blocked",
    cancelled: "❌ Cancelled",
  },
  {
    done: "\u201a\u00fa\u00d6 Done",
    "in-progress": "\uf8ff\u00fc\u00ee\u00d1 In Progress",
    todo: "\u201a\u00e8\u2265 Backlog",
    blocked: "\uf8ff\u00fc\u00f6\u00df Blocked",
    cancelled: "\u201a\u00f9\u00e5 Cancelled",
  },
];

interface Style {
  readonly words: Partial<Record<Status, string>>;
  readonly waits: string;
  readonly none: readonly string[];
}

const styles = fc.record<Style>({
  words: fc.constantFrom(...WORDS),
  waits: fc.constantFrom("Dependencies: ", "Depends on: ", "**Dependencies**: ", "**Depends on:** ", "Deps: "),
  none: fc.constantFrom([], ["None"], ["-"], ["N/A"]),
});

export const platformKit: DialectGenerator = {
  name: "platform-kit",
  documents: fc.tuple(documentPlans(["todo", "done", "in-progress", "blocked", "cancelled"]), styles).map(write),
};

function write([plan, style]: readonly [DocumentPlan, Style]): GeneratedDocument {
  const page = new Page();
  page.add(`# ${plan.title}`, "", "## Task Status Legend", "");
  for (const word of Object.values(style.words)) page.add(`- ${word.replace(" ", " **")}**: as agreed`);
  page.add("", "---", "");
  const lines = plan.phases.flatMap(({ number, title, tasks }) => {
    page.add(`## M${number}: ${title}`, "", `### Phase ${number}.1: ${title}`);
    return tasks.map((task) => page.add(...taskLines(task, plan, style)));
  });
  return {
    path: "spec/example/tasks.md",
    text: page.text,
    dialect: "platform-kit",
    phases: linesByPhase(plan, lines),
    tasks: expectTasks(withWholePhases(plan), lines, idOf),
  };
}

function taskLines(task: PlannedTask, plan: DocumentPlan, { words, waits, none }: Style): string[] {
  const group = phaseWaitedFor(task);
  const ids = group !== null ? [`M${group}`] : task.after.length === 0 ? none : [waitedIds(task, plan, idOf)];
  return [
    `- [${task.status === "done" ? "x" : " "}] **${idOf(task)}**: ${task.title}`,
    `  - Status: ${words[task.status] ?? ""}`,
    "  - Files: `src/app.ts`",
    ...ids.map((value) => `  - ${waits}${value}`),
    "",
  ];
}

function idOf({ phase, number }: PlannedTask): string {
  return `M${phase}.1.${number}`;
}

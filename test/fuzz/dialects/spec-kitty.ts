import fc from "fast-check";
import type { Status } from "../../../src/core/statuses/status.ts";
import { boxMark } from "../documents/box-marks.ts";
import { type DocumentPlan, documentPlans, type PlannedPhase, type PlannedTask } from "../documents/document-plan.ts";
import { expectTasks } from "../documents/expect-tasks.ts";
import type { DialectGenerator, ExpectedTask, GeneratedDocument } from "../documents/generated-document.ts";
import { Page } from "../documents/page.ts";

interface Style {
  readonly waits: (ids: string) => string;
}

const styles = fc.record<Style>({
  waits: fc.constantFrom(
    (ids) => `- Depends on ${ids} (it must exist)`,
    (ids) => `- Depends on ${ids}`,
    (ids) => `- Depends on ${ids}.`,
  ),
});

/** Work packages are tasks with subtasks of their own ids; a package waits for packages. */
export const specKitty: DialectGenerator = {
  name: "spec-kitty",
  documents: fc.tuple(documentPlans(["todo", "done"]), styles, fc.array(fc.nat(9), { maxLength: 4 })).map(write),
};

function write([plan, style, seeds]: readonly [DocumentPlan, Style, readonly number[]]): GeneratedDocument {
  const page = new Page();
  page.add(`# Work Packages: ${plan.title}`, "");
  const packages: ExpectedTask[] = [];
  const lines = plan.phases.flatMap((phase, at) => {
    const dependsOn = at === 0 ? [] : [...new Set(seeds.map((seed) => packageOf((seed % at) + 1)))].sort();
    const line = page.add(
      `## Work Package ${packageOf(phase.number)}: ${phase.title} (Priority: P${phase.number % 3})`,
    );
    packages.push({ id: packageOf(phase.number), title: phase.title, line, status: statusOf(phase), dependsOn });
    return writeBody(phase, dependsOn, page, style);
  });
  const subtasks = expectTasks(plan, lines, idOf).map((task) => ({ ...task, dependsOn: [] }));
  const tasks = [...packages, ...subtasks].sort((a, b) => a.line - b.line);
  return { path: "kitty-specs/001-example/tasks.md", text: page.text, dialect: "spec-kitty", tasks };
}

function writeBody({ tasks }: PlannedPhase, dependsOn: readonly string[], page: Page, { waits }: Style): number[] {
  page.add("", "**Goal**: it works", "", "### Included Subtasks", "");
  const lines = tasks.map((task) => page.add(`- [${boxMark(task.status)}] ${idOf(task)} ${task.title}`));
  page.add("", "### Dependencies", "", dependsOn.length > 0 ? waits(dependsOn.join(", ")) : "- None", "");
  return lines;
}

/** A work package says nothing of itself: its subtasks do. */
function statusOf({ tasks }: PlannedPhase): Status {
  const done = tasks.filter(({ status }) => status === "done").length;
  if (done === 0) return "todo";
  return done === tasks.length ? "done" : "in-progress";
}

function packageOf(number: number): string {
  return `WP${String(number).padStart(2, "0")}`;
}

function idOf({ at }: PlannedTask): string {
  return `T${String(at + 1).padStart(3, "0")}`;
}

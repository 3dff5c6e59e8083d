import fc from "fast-check";
import { garbled } from "../../support/garbled.ts";
import { boxMark } from "../documents/box-marks.ts";
import { type DocumentPlan, documentPlans, type PlannedTask, tasksOf } from "../documents/document-plan.ts";
import { expectTasks, linesByPhase, waitedIds } from "../documents/expect-tasks.ts";
import type { DialectGenerator, GeneratedDocument } from "../documents/generated-document.ts";
import { Page } from "../documents/page.ts";

interface Style {
  readonly id: (id: string) => string;
  readonly done: "x" | "X";
  readonly waits: (ids: string) => string;
  readonly label: boolean;
  readonly indent: string;
}

const styles = fc.record<Style>({
  id: fc.constantFrom(
    (id) => id,
    (id) => `**${id}**`,
    (id) => `${id}:`,
    (id) => `**${id}:**`,
    (id) => `**${id}** —`,
    (id) => `**${id}** ${garbled("—", "Mac Roman")}`,
    (id) => `${id} ${garbled("–", "Windows-1252")}`,
    (id) => `${id} ${garbled("·", "Mac Roman")}`,
  ),
  done: fc.constantFrom("x", "X"),
  waits: fc.constantFrom(
    (ids) => ` (depends on ${ids})`,
    (ids) => `. Depends on ${ids}`,
    (ids) => ` (dep: ${ids})`,
    (ids) => `. Depends on: ${ids}`,
    (ids) => `\n  (depends on ${ids})`,
    (ids) => ` (after ${ids})`,
    (ids) => ` (depends on ${asRange(ids, "-")})`,
    (ids) => ` (depends on ${asRange(ids, garbled("–", "Mac Roman"))})`,
    (ids) => `. Depends on ${ids} ${garbled("—", "Windows-1252")} and then it is done`,
    (ids) => ` {deps: ${ids}}`,
    (ids) => ` [deps:${ids.replaceAll(" ", "")}]`,
  ),
  label: fc.boolean(),
  indent: fc.constantFrom("", " "),
});

export const specKit: DialectGenerator = {
  name: "spec-kit",
  documents: fc.tuple(documentPlans(["todo", "done", "in-progress", "blocked"]), styles).map(write),
};

function write([plan, style]: readonly [DocumentPlan, Style]): GeneratedDocument {
  const page = new Page();
  page.add(`# Tasks: ${plan.title}`, "", "**Input**: Design documents from `/specs/001-example/`", "");
  const lines = plan.phases.flatMap(({ number, title, tasks }) => {
    page.add(`## Phase ${number}: ${title}`, "");
    const written = tasks.map((task) => page.add(...taskLines(task, plan, style)));
    page.add("", "**Checkpoint**: it can be shown", "");
    return written;
  });
  page.add("## Notes", "", "- [P] tasks = different files", "");
  const parallel = tasksOf(plan).map((task) => task.parallel);
  const tasks = expectTasks(plan, lines, idOf).map((task, at) => ({ ...task, parallel: parallel[at] ?? false }));
  return {
    path: "specs/001-example/tasks.md",
    text: page.text,
    dialect: "spec-kit",
    phases: linesByPhase(plan, lines),
    tasks,
  };
}

function taskLines(task: PlannedTask, plan: DocumentPlan, style: Style): string[] {
  const labels = `${task.parallel ? "[P] " : ""}${style.label ? `[US${task.phase}] ` : ""}`;
  const waits = task.after.length === 0 ? "" : style.waits(waitedIds(task, plan, idOf));
  const box = `${style.indent}- [${boxMark(task.status, style.done)}]`;
  return `${box} ${style.id(idOf(task))} ${labels}${task.title}${waits}`.split("\n");
}

function idOf({ at }: PlannedTask): string {
  return `T${String(at + 1).padStart(3, "0")}`;
}

/** `T002-T004` where that says the same. */
function asRange(ids: string, dash: string): string {
  const numbers = ids.split(", ").map((id) => Number(id.slice(1)));
  const isRun = numbers.length > 1 && numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1);
  return isRun ? `${ids.slice(0, ids.indexOf(","))}${dash}${ids.slice(ids.lastIndexOf(" ") + 1)}` : ids;
}

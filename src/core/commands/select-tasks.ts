import { UserError } from "../errors.ts";
import type { TaskReference } from "../references/task-references.ts";
import type { BundleReport, Evaluation } from "../report/evaluation.ts";
import type { TaskDetail } from "../report/task-detail.ts";
import { listWords } from "../rules/name-task.ts";
import { tasksNamed } from "./asked-tasks.ts";
import type { TaskAddress } from "./order.ts";

/** A task with the spec bundle that holds it. */
export interface SelectedTask {
  readonly bundle: BundleReport;
  readonly detail: TaskDetail;
}

/** Throws `UserError` where the bundle has no document to write to. */
export function addressOf({ bundle, detail }: SelectedTask): TaskAddress {
  const { path, tasksPath } = bundle;
  if (tasksPath === null) {
    throw new UserError("no-document", `\`${path}\` has no tasks document.`, "Add one with the tasks in it.");
  }
  return { bundle: path, tasksPath, task: detail.task.id };
}

/** The tasks that a command's arguments name. Throws `UserError` for none, an unknown one and an ambiguous one. */
export function selectTasks(args: readonly string[], evaluation: Evaluation, usage: string): readonly SelectedTask[] {
  const references = tasksNamed(args);
  if (references.length === 0) {
    const [example = "T012"] = openIds(evaluation.bundles);
    const verb = usage.replace(/ [[<].*$/, "");
    throw new UserError("no-task", "The command names no task.", `Name one, as in \`${verb} ${example}\`.`);
  }
  return references.map((reference) => selectTask(reference, evaluation));
}

function selectTask({ written, bundle, task }: TaskReference, { bundles }: Evaluation): SelectedTask {
  const candidates = bundles.filter(({ path, slug }) => bundle === null || isCalled(bundle, path, slug));
  const found = candidates.flatMap((one) => detailsIn(one, task));
  const [first, second] = found;
  if (!first) throw unknownTask(written, bundles);
  if (!second) return first;
  const choices = found.map((one) => `\`${one.bundle.slug}#${one.detail.task.id}\``).join(" or ");
  throw new UserError("ambiguous-task", `\`${written}\` names ${found.length} tasks.`, `Write ${choices}.`);
}

function isCalled(written: string, path: string, slug: string): boolean {
  return written === path || written === slug || path.endsWith(`/${written}`);
}

/** As written first: `t1` and `T1` may both be ids. */
function detailsIn(bundle: BundleReport, id: string): SelectedTask[] {
  const alike = bundle.details.filter(({ task }) => task.id.toLowerCase() === id.toLowerCase());
  const exact = alike.filter(({ task }) => task.id === id);
  return (exact.length > 0 ? exact : alike).map((detail) => ({ bundle, detail }));
}

/** Those that somebody may have meant; what is done is rarely asked for. */
function openIds(bundles: readonly BundleReport[]): readonly string[] {
  return bundles.flatMap(({ ready, blocked }) =>
    [...ready, ...blocked.map(({ task }) => task)]
      .toSorted((one, other) => one.line - other.line)
      .flatMap(({ id, generated }) => (generated ? [] : [id])),
  );
}

function openOnes(bundles: readonly BundleReport[]): string {
  const named = openIds(bundles).map((id) => `\`${id}\``);
  return named.length === 0
    ? ""
    : `; open tasks are ${named.slice(0, 6).join(", ")}${named.length > 6 ? " and others" : ""}`;
}

function unknownTask(written: string, bundles: readonly BundleReport[]): UserError {
  const looked = bundles.slice(0, 5).map(({ path }) => `\`${path}\``);
  const task = `task \`${written.slice(0, 100)}\``;
  return looked.length > 0
    ? new UserError(
        "unknown-task",
        `There is no ${task} in ${listWords(looked)}.`,
        `Check the id there${openOnes(bundles)}.`,
      )
    : new UserError(
        "unknown-task",
        `There is no ${task} here.`,
        "This pull request neither touches nor names a spec bundle.",
      );
}

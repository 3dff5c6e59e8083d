import { planStatusEdits } from "../../src/core/edits/plan-edits.ts";
import { type CleanBundle, linesOf } from "./clean-bundle.ts";
import { findLines, withLine } from "./edit-lines.ts";
import { type Files, treeOf } from "./judge.ts";

/** The files with a task done, written as its dialect writes it; null where the dialect has no place for that. */
export function withTick(clean: CleanBundle, task: string): Files | null {
  const { files, list } = clean;
  const file = treeOf(files).files.find(({ path }) => path === list.path);
  if (!file) throw new Error(`No file ${list.path} here.`);
  const { after, refusals } = planStatusEdits(file, [{ task, to: "done" }]);
  if (refusals.length > 0) return withSubtasks(clean, task);
  return { ...files, [list.path]: new TextDecoder().decode(after) };
}

/** A task that has no status of its own is done when its sub-tasks and criteria are; null where it has none. */
function withSubtasks(clean: CleanBundle, id: string): Files | null {
  const { files, list } = clean;
  const task = list.tasks.find((each) => each.id === id);
  if (!task || task.facts.subtasks.total === 0) return null;
  const { first, last } = linesOf(clean, task);
  const open = findLines(files, list.path, /^- \[ \]/).filter((line) => line > first && line <= last);
  return open.reduce((some, line) => withLine(some, list.path, line, (text) => text.replace("[ ]", "[x]")), files);
}

import { planStatusEdits } from "../../src/core/edits/plan-edits.ts";
import type { CleanBundle } from "./clean-bundle.ts";
import { type Files, treeOf } from "./judge.ts";

/** The files with a task done, written as its dialect writes it; null where the dialect has no place for that. */
export function withTick({ files, list }: CleanBundle, task: string): Files | null {
  const file = treeOf(files).files.find(({ path }) => path === list.path);
  if (!file) throw new Error(`No file ${list.path} here.`);
  const { after, refusals } = planStatusEdits(file, [{ task, to: "done" }]);
  return refusals.length > 0 ? null : { ...files, [list.path]: new TextDecoder().decode(after) };
}

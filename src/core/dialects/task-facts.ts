import type { TaskFacts } from "../bundle/task.ts";
import { fieldRole } from "./field-keys.ts";
import type { Field } from "./fields.ts";
import { filesDeclared, filesMentioned } from "./file-mentions.ts";
import { requirementsMentioned } from "./requirements.ts";
import { type TaskBox, tallyBoxes } from "./task-boxes.ts";
import type { TaskHead } from "./task-head.ts";

/** What a task's block says beside status and dependencies. `text` is its own one, `boxes` those below it, `around` is what its phase says of all its tasks. */
export function taskFacts(
  boxes: readonly TaskBox[],
  text: string,
  head: TaskHead,
  fields: readonly Field[],
  around: { readonly story: string | null; readonly priority: string | null },
): TaskFacts {
  const isParallel = head.parallel || /^(?:yes|true|\[P\])/i.test(fieldValue(fields, "parallel") ?? "");
  return {
    parallel: isParallel,
    story: head.story ?? around.story,
    priority: head.priority ?? fieldValue(fields, "priority") ?? around.priority,
    assignee: fieldValue(fields, "assignee"),
    type: null,
    estimate: null,
    optional: false,
    files: [...new Set([...filesMentioned(text), ...fields.flatMap(fieldFiles)])],
    declaredFiles: [...new Set(fields.flatMap(fieldFiles))],
    requirements: requirementsMentioned(text),
    workOrder: null,
    acceptance: tallyBoxes(boxes, "acceptance"),
    subtasks: tallyBoxes(boxes, "subtasks"),
  };
}

function fieldValue(fields: readonly Field[], role: "priority" | "assignee" | "parallel"): string | null {
  return fields.find(({ key, value }) => fieldRole(key) === role && value !== "")?.value ?? null;
}

function fieldFiles({ key, value, item }: Field): string[] {
  if (fieldRole(key) !== "files") return [];
  const listed = item?.children.flatMap((child) => (child.kind === "item" ? [child.text] : [])) ?? [];
  return [value, ...listed].flatMap(filesDeclared);
}

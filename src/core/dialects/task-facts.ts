import type { Tally, TaskFacts } from "../bundle/task.ts";
import type { Block } from "../markdown/markdown-document.ts";
import type { MarkAuthority } from "../statuses/read-status.ts";
import { readBox } from "../statuses/read-status.ts";
import { fieldRole } from "./field-keys.ts";
import type { Field } from "./fields.ts";
import { filesDeclared, filesMentioned } from "./file-mentions.ts";
import { holdsCriteria, plainHeading } from "./headings.ts";
import { requirementsMentioned } from "./requirements.ts";
import type { TaskBlock } from "./task-block.ts";
import type { TaskHead } from "./task-head.ts";

interface Tallies {
  readonly acceptance: Tally;
  readonly subtasks: Tally;
}

/** What a task's block says beside status and dependencies. `text` is its own one, `around` is what its phase says of all its tasks. */
export function taskFacts(
  block: TaskBlock,
  text: string,
  head: TaskHead,
  fields: readonly Field[],
  around: { readonly story: string | null; readonly priority: string | null },
  authority: MarkAuthority,
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
    ...tallyBoxes(block.children, authority),
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

/** Boxes below a task: under an acceptance label they are criteria, elsewhere sub-tasks. Sub-tasks with ids count too. */
function tallyBoxes(children: readonly Block[], authority: MarkAuthority): Tallies {
  const boxes = [...boxesBelow(children, "subtasks")];
  const tally = (kind: keyof Tallies): Tally => {
    const own = boxes.filter((box) => box.kind === kind);
    const done = own.filter(({ mark, text }) => readBox(mark, text, authority) === "done");
    return { done: done.length, total: own.length };
  };
  return { acceptance: tally("acceptance"), subtasks: tally("subtasks") };
}

function* boxesBelow(
  blocks: readonly Block[],
  kind: keyof Tallies,
): Generator<{ readonly kind: keyof Tallies; readonly mark: string; readonly text: string }> {
  let label = kind;
  for (const block of blocks) {
    if (block.kind === "paragraph") label = isAcceptance(block.text) ? "acceptance" : kind;
    if (block.kind !== "item") continue;
    if (block.box) yield { kind: label, mark: block.box.mark, text: block.text };
    yield* boxesBelow(block.children, isAcceptance(block.text) ? "acceptance" : label);
  }
}

function isAcceptance(text: string): boolean {
  const label = plainHeading(text.slice(0, 80).split(/\r|\n/, 1)[0] ?? "").replace(/:.*$/, "");
  return fieldRole(label.trim().toLowerCase()) === "acceptance" || (holdsCriteria(label) && !/task/i.test(label));
}

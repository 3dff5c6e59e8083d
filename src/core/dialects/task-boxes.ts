import type { Tally } from "../bundle/task.ts";
import type { Block, ItemBlock } from "../markdown/markdown-document.ts";
import { type MarkAuthority, readBox } from "../statuses/read-status.ts";
import { SETTLED, type Status } from "../statuses/status.ts";
import { fieldRole } from "./field-keys.ts";
import { holdsCriteria, plainHeading } from "./headings.ts";

/** A box below a task: a criterion of acceptance, or a step of the work. */
export interface TaskBox {
  readonly kind: "acceptance" | "subtasks";
  readonly status: Status;
}

/** Boxes below a task: under an acceptance label or heading they are criteria, elsewhere sub-tasks, those with ids too. */
export function taskBoxes(children: readonly Block[], authority: MarkAuthority): readonly TaskBox[] {
  return children.length === 0 ? [] : [...boxesBelow(children, "subtasks", authority)];
}

export function tallyBoxes(boxes: readonly TaskBox[], kind: TaskBox["kind"]): Tally {
  const own = boxes.filter((box) => box.kind === kind);
  return { done: own.filter(({ status }) => status === "done").length, total: own.length };
}

/**
 * The status of a task that states none itself: done where everything below it is settled, in progress where some of
 * it is, blocked where a box says so, todo without boxes.
 */
export function statusOfBoxes(boxes: readonly TaskBox[]): Status {
  const statuses = new Set(boxes.map(({ status }) => status));
  if (statuses.has("blocked")) return "blocked";
  const isSettled = boxes.every(({ status }) => SETTLED.has(status));
  if (boxes.length > 0 && isSettled) return statuses.has("done") ? "done" : "cancelled";
  return statuses.has("done") || statuses.has("in-progress") ? "in-progress" : "todo";
}

function* boxesBelow(blocks: readonly Block[], around: TaskBox["kind"], authority: MarkAuthority): Generator<TaskBox> {
  let kind = around;
  for (const block of blocks) {
    if (block.kind === "paragraph" || block.kind === "heading") kind = labels(block.text) ? "acceptance" : around;
    if (block.kind === "item") yield* boxesOfItem(block, kind, authority);
  }
}

function* boxesOfItem(
  { box, text, children }: ItemBlock,
  kind: TaskBox["kind"],
  authority: MarkAuthority,
): Generator<TaskBox> {
  if (box) yield { kind, status: readBox(box.mark, text, authority) };
  if (children.length > 0) yield* boxesBelow(children, isAcceptance(text) ? "acceptance" : kind, authority);
}

/** A label may be the last of several fields of one paragraph. */
function labels(text: string): boolean {
  if (isAcceptance(text)) return true;
  const last = text.slice(text.lastIndexOf("\n") + 1).trim();
  return last.length < text.length && /:[*_]{0,3}$/.test(last) && isAcceptance(last);
}

/** Whether a label or heading says that acceptance criteria follow. */
export function isAcceptance(text: string): boolean {
  const label = plainHeading(text.slice(0, 80).split(/\r|\n/, 1)[0] ?? "").replace(/:.*$/, "");
  return fieldRole(label.trim().toLowerCase()) === "acceptance" || (holdsCriteria(label) && !/task/i.test(label));
}

import type { Tally } from "../bundle/task.ts";
import type { Block, ItemBlock } from "../markdown/markdown-document.ts";
import { type MarkAuthority, readBox } from "../statuses/read-status.ts";
import { SETTLED, type Status } from "../statuses/status.ts";
import { fieldRole } from "./field-keys.ts";
import { holdsCriteria, plainHeading } from "./headings.ts";

type BoxKind = "acceptance" | "subtasks";

/** The boxes below a task: criteria of acceptance, and steps of the work. */
export interface TaskBoxes extends Readonly<Record<BoxKind, Tally>> {
  /** Of all of them. */
  readonly statuses: ReadonlySet<Status>;
}

/** Boxes below a task: under an acceptance label or heading they are criteria, elsewhere sub-tasks, those with ids too. */
export function taskBoxes(children: readonly Block[], authority: MarkAuthority): TaskBoxes {
  return children.length === 0 ? NONE : boxesBelow(children, "subtasks", authority);
}

const NONE: TaskBoxes = { acceptance: { done: 0, total: 0 }, subtasks: { done: 0, total: 0 }, statuses: new Set() };

/**
 * The status of a task that states none itself: done where everything below it is settled, in progress where some of
 * it is, blocked where a box says so, todo without boxes.
 */
export function statusOfBoxes({ statuses }: TaskBoxes): Status {
  if (statuses.has("blocked")) return "blocked";
  const isSettled = [...statuses].every((status) => SETTLED.has(status));
  if (statuses.size > 0 && isSettled) return statuses.has("done") ? "done" : "cancelled";
  return statuses.has("done") || statuses.has("in-progress") ? "in-progress" : "todo";
}

class Counted implements TaskBoxes {
  readonly acceptance = { done: 0, total: 0 };
  readonly subtasks = { done: 0, total: 0 };
  readonly statuses = new Set<Status>();

  add(kind: BoxKind, status: Status): void {
    this[kind].total += 1;
    if (status === "done") this[kind].done += 1;
    this.statuses.add(status);
  }

  addAll(other: TaskBoxes): void {
    for (const kind of ["acceptance", "subtasks"] as const) {
      this[kind].total += other[kind].total;
      this[kind].done += other[kind].done;
    }
    for (const status of other.statuses) this.statuses.add(status);
  }
}

function boxesBelow(blocks: readonly Block[], around: BoxKind, authority: MarkAuthority): TaskBoxes {
  const counted = new Counted();
  let kind = around;
  for (const block of blocks) {
    if (block.kind === "paragraph" || block.kind === "heading") kind = labels(block.text) ? "acceptance" : around;
    if (block.kind !== "item") continue;
    if (block.box) counted.add(kind, readBox(block.box.mark, block.text, authority));
    if (block.children.length > 0) counted.addAll(boxesInside(block, kind, authority));
  }
  return counted;
}

interface Inside {
  readonly authority: MarkAuthority;
  readonly boxes: Partial<Record<BoxKind, TaskBoxes>>;
}

/** Tasks inside of tasks would be counted once for each task around them. */
const known = new WeakMap<ItemBlock, Inside>();

function boxesInside(item: ItemBlock, around: BoxKind, authority: MarkAuthority): TaskBoxes {
  const before = known.get(item);
  const { boxes }: Inside = before?.authority === authority ? before : { authority, boxes: {} };
  const kind = isAcceptance(item.text) ? "acceptance" : around;
  boxes[kind] ??= boxesBelow(item.children, kind, authority);
  known.set(item, { authority, boxes });
  return boxes[kind];
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

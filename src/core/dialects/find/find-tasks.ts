import type { SourceText } from "../../markdown/source-text.ts";
import type { Dialect } from "../dialect.ts";
import type { Outline, OutlineSection } from "../outline.ts";
import { findBulletTasks, findRangeTasks } from "./bullet-tasks.ts";
import { type ExpandedTasks, expandRanges } from "./expand-ranges.ts";
import type { FoundTask } from "./found-task.ts";
import { findHeadingTasks, type HeadingTasks } from "./heading-tasks.ts";
import { idFamilies } from "./id-families.ts";
import { findItemTasks, type ItemOptions, withoutStruckRepeats } from "./item-tasks.ts";
import { findLineTasks } from "./line-tasks.ts";
import { itemsInLineTasks } from "./owned-items.ts";
import { withoutRepeatedLabels } from "./repeated-labels.ts";
import { findRowTasks } from "./row-tasks.ts";
import { type TaskGround, taskGround } from "./task-ground.ts";

export interface FoundTasks extends ExpandedTasks {
  readonly headings: HeadingTasks;
  /** Boxes elsewhere with the id of a task that is a heading: they tell its state and define nothing. */
  readonly trackers: readonly FoundTask[];
}

/** All tasks of an outline, in document order, each in the form it is written in. */
export function findTasks(
  outline: Outline,
  source: SourceText,
  legend: ItemOptions["legend"],
  { nestedTasks, tasksBelow }: Pick<Dialect, "nestedTasks" | "tasksBelow">,
): FoundTasks {
  const found = findHeadingTasks(outline, source);
  const ground = taskGround(outline, found, tasksBelow);
  const boxed = withoutStruckRepeats(findItemTasks(ground, { legend, nestedTasks }));
  const headings = areDetails(found, boxed) ? { ...found, tasks: [] } : found;
  const defined = idFamilies(headings.tasks);
  const again = listedAgain(boxed, outline);
  const isTracker = (task: FoundTask) => again.has(task) || (task.head.id !== null && defined.has(task.head.id));
  const [trackers, items] = headings.tasks.length + again.size === 0 ? [[], boxed] : partition(boxed, isTracker);
  const unboxed = findUnboxedTasks({ ...ground, headings }, items);
  const all = inOrder(headings.tasks, itemsInLineTasks(items, unboxed.flat()), ...unboxed);
  return { ...expandRanges(withoutRepeatedLabels(all)), headings, trackers };
}

/** `Remaining Tasks`: what stands there with an id of another section is left of that task. */
const LEFT = /^\W*(?:remaining|outstanding|next)\b.{0,30}\b(?:tasks?|work|steps?|items?)\b/i;

function listedAgain(boxed: readonly FoundTask[], { sections }: Outline): ReadonlySet<FoundTask> {
  const left = new Set<OutlineSection>();
  for (const section of sections)
    if (LEFT.test(section.heading.text) || (section.parent !== null && left.has(section.parent))) left.add(section);
  if (left.size === 0) return new Set();
  const [again, others] = partition(boxed, ({ section }) => section !== null && left.has(section));
  const elsewhere = new Set(others.map(({ head }) => head.id));
  return new Set(again.filter(({ head }) => head.id !== null && elsewhere.has(head.id)));
}

/** What such a section lists is defined elsewhere. */
const TRACKING = /\b(?:status|progress|track(?:ing|er)?)\b/i;

/** Where boxes define more tasks than headings, those among them, the headings give details of what the boxes define. */
function areDetails({ tasks }: HeadingTasks, boxed: readonly FoundTask[]): boolean {
  if (tasks.length === 0) return false;
  const ids = idFamilies(tasks);
  const withIds = boxed.filter(
    ({ head, parent, section }) => head.id !== null && parent === null && !TRACKING.test(section?.heading.text ?? ""),
  );
  const shared = withIds.filter(({ head }) => head.id !== null && ids.has(head.id));
  return withIds.length > tasks.length && shared.length * 2 >= tasks.length;
}

function partition<Item>(items: readonly Item[], test: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

/** Paragraphs, then bullets, then rows: a form counts only for what the forms before it do not define. */
function findUnboxedTasks(ground: TaskGround, items: readonly FoundTask[]): FoundTask[][] {
  const boxed = [...ground.headings.tasks, ...items];
  const defined = idFamilies(boxed);
  const lines = findLineTasks(ground, defined);
  const bullets = [...findRangeTasks(ground, defined), ...findBulletTasks(ground, defined)].filter(isNewTo(lines));
  const others = [...boxed, ...lines, ...bullets];
  return [lines, bullets, findRowTasks(ground, others, idFamilies(others))];
}

function isNewTo(found: readonly FoundTask[]): (task: FoundTask) => boolean {
  const ids = idFamilies(found);
  return ({ head }) => head.id === null || !ids.has(head.id);
}

function inOrder(...parts: readonly (readonly FoundTask[])[]): readonly FoundTask[] {
  const filled = parts.filter(({ length }) => length > 0);
  if (filled.length < 2) return filled[0] ?? [];
  return filled.flat().sort((a, b) => a.block.line - b.block.line);
}

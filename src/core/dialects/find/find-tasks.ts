import type { SourceText } from "../../markdown/source-text.ts";
import type { Outline } from "../outline.ts";
import { type ExpandedTasks, expandRanges } from "./expand-ranges.ts";
import type { FoundTask } from "./found-task.ts";
import { findHeadingTasks, type HeadingTasks } from "./heading-tasks.ts";
import { findItemTasks } from "./item-tasks.ts";
import { withoutRepeatedLabels } from "./repeated-labels.ts";

export interface FoundTasks extends ExpandedTasks {
  readonly headings: HeadingTasks;
  /** Boxes elsewhere with the id of a task that is a heading: they tell its state and define nothing. */
  readonly trackers: readonly FoundTask[];
}

/** All tasks of an outline, in document order, each in the form it is written in. */
export function findTasks(outline: Outline, source: SourceText, legendLines: ReadonlySet<number>): FoundTasks {
  const headings = findHeadingTasks(outline, source);
  const boxed = findItemTasks(outline, headings, legendLines);
  const defined = new Set(headings.tasks.flatMap(({ head }) => head.id ?? []));
  const isTracker = ({ head }: FoundTask) => head.id !== null && defined.has(head.id);
  const items = defined.size === 0 ? boxed : boxed.filter((task) => !isTracker(task));
  const trackers = defined.size === 0 ? [] : boxed.filter(isTracker);
  return { ...expandRanges(withoutRepeatedLabels(merged(headings.tasks, items))), headings, trackers };
}

function merged(headings: readonly FoundTask[], items: readonly FoundTask[]): readonly FoundTask[] {
  if (headings.length === 0) return items;
  return [...headings, ...items].sort((a, b) => a.block.line - b.block.line);
}

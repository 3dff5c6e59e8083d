import { expandRange } from "../../references/ranges.ts";
import type { TaskBlock } from "../task-block.ts";
import type { FoundTask } from "./found-task.ts";

export interface ExpandedTasks {
  readonly tasks: readonly FoundTask[];
  /** The first block that stands for a range of ids but was given the first one alone, because there are too many. */
  readonly unexpanded: TaskBlock | null;
}

/** Ids written out from boxes that stand for ranges; real documents have some ten of them. */
const MAX_EXPANDED = 1_000;

/** `T062-T067 Dropped` is one box and six tasks. */
export function expandRanges(found: readonly FoundTask[]): ExpandedTasks {
  let written = 0;
  let unexpanded: TaskBlock | null = null;
  const tasks = found.flatMap((task) => {
    const { id, through } = task.head;
    if (id === null || through === null) return [task];
    const ids = expandRange({ from: id, to: through });
    written += ids.length;
    if (written > MAX_EXPANDED) unexpanded ??= task.block;
    return (written > MAX_EXPANDED ? [id] : ids).map((one) => ({ ...task, head: { ...task.head, id: one } }));
  });
  return { tasks, unexpanded };
}

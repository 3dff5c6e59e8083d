import { expandRange } from "../../references/ranges.ts";
import type { TaskBlock } from "../task-block.ts";
import type { FoundTask } from "./found-task.ts";
import { readIdList } from "./id-lists.ts";

export interface ExpandedTasks {
  readonly tasks: readonly FoundTask[];
  /** The first block that stands for several ids but was given the first one alone, because there are too many. */
  readonly unexpanded: TaskBlock | null;
}

/** Ids written out from boxes that stand for several; real documents have some ten of them. */
const MAX_EXPANDED = 1_000;

/** `T062-T067 Dropped` is one box and six tasks, `T010, T011 Write …` one box and two. */
export function expandRanges(found: readonly FoundTask[]): ExpandedTasks {
  let own: ReadonlyMap<string, FoundTask> | null = null;
  const ownOf = () => {
    own ??= new Map(found.flatMap((task) => (task.head.id === null ? [] : [[task.head.id, task] as const])));
    return own;
  };
  let written = 0;
  let unexpanded: TaskBlock | null = null;
  const tasks: FoundTask[] = [];
  for (const task of found) {
    const several = severalIn(task, ownOf);
    if (several === null) {
      tasks.push(task);
      continue;
    }
    const { ids, head } = several;
    if (ids.length === 0) tasks.push({ ...task, head });
    written += ids.length;
    if (written > MAX_EXPANDED) unexpanded ??= task.block;
    for (const id of written > MAX_EXPANDED ? ids.slice(0, 1) : ids) tasks.push({ ...task, head: { ...head, id } });
  }
  return { tasks, unexpanded };
}

/** A box that lists tasks which have lines of their own speaks of them, and is none of them: it has no id. */
function severalIn(task: FoundTask, ownOf: () => ReadonlyMap<string, FoundTask>) {
  const { id, through } = task.head;
  if (id !== null && through !== null) return { ids: expandRange({ from: id, to: through }), head: task.head };
  const list = readIdList(task);
  const isNew = list?.ids.every((one) => (ownOf().get(one) ?? task) === task) ?? false;
  if (list === null || isNew) return list;
  return { ids: [], head: { ...task.head, id: null, title: firstLine(task.block.text) } };
}

function firstLine(text: string): string {
  return /^[^\r\n]*/.exec(text)?.[0] ?? "";
}

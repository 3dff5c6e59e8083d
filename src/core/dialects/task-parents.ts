import type { FoundTask } from "./find/found-task.ts";
import type { TaskBlock } from "./task-block.ts";

/** Where the parts of a task stand: inside of it, or anywhere, by their numbers. */
export interface TaskParents {
  /** Id of the task that one is a part of, or null. */
  parentOf(task: FoundTask): string | null;
}

/**
 * The tasks that others are parts of: what they are written inside of, and where numbers tell it, `2` or `2.0` of
 * `2.1`, however flat the list is. `idOf` gives the id of a task by its block.
 */
export function taskParents(
  found: readonly FoundTask[],
  idOf: (block: TaskBlock) => string | undefined,
  byNumber: boolean,
): TaskParents {
  const defined = new Set(found.flatMap(({ head }) => head.id ?? []));
  const parentByNumber = (id: string | null) => {
    const stem = id === null ? null : (/^(.{0,80}[^.])\.\d+[A-Za-z]?$/.exec(id)?.[1] ?? null);
    return [stem, `${stem}.0`].find((one) => one !== null && one !== id && defined.has(one)) ?? null;
  };
  return {
    parentOf: ({ head, parent }) =>
      (parent === null ? undefined : idOf(parent)) ?? (byNumber ? parentByNumber(head.id) : null),
  };
}

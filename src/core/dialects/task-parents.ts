import type { Task } from "../bundle/task.ts";
import type { FoundTask } from "./find/found-task.ts";
import type { TaskBlock } from "./task-block.ts";

/**
 * The tasks, one for each that was found, with what they are parts of: what they are written inside of, and with
 * `byNumber` also `2` or `2.0` for `2.1`, however flat the list is.
 */
export function withParents(tasks: readonly Task[], found: readonly FoundTask[], byNumber: boolean): readonly Task[] {
  const isNested = found.some(({ parent }) => parent !== null);
  const isNumbered = byNumber && tasks.some(hasPart);
  if (!isNested && !isNumbered) return tasks;
  const ids = idsByBlock(tasks, found);
  const defined = new Set(isNumbered ? found.flatMap(({ head }) => head.id ?? []) : []);
  return tasks.map((task, index) => {
    const around = found[index]?.parent ?? null;
    const parent = (around === null ? undefined : ids.get(around)) ?? parentByNumber(task, defined);
    return parent === null ? task : { ...task, parent };
  });
}

/** A box that stands for a range of ids has the first of them. */
function idsByBlock(tasks: readonly Task[], found: readonly FoundTask[]): ReadonlyMap<TaskBlock, string> {
  const ids = new Map<TaskBlock, string>();
  for (const [index, { id }] of tasks.entries()) {
    const block = found[index]?.block;
    if (block && !ids.has(block)) ids.set(block, id);
  }
  return ids;
}

function hasPart({ id, generated }: Task): boolean {
  return !generated && id.includes(".");
}

function parentByNumber(task: Task, defined: ReadonlySet<string>): string | null {
  const stem = hasPart(task) ? /^(.{0,80}[^.])\.\d+[A-Za-z]?$/.exec(task.id)?.[1] : undefined;
  if (stem === undefined) return null;
  const wholes = /^\d+$/.test(stem) ? [stem, `${stem}.0`] : [stem];
  return wholes.find((one) => one !== task.id && defined.has(one)) ?? null;
}

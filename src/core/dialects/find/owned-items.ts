import { isOfFamily, isTaskId } from "./admission.ts";
import type { FoundTask } from "./found-task.ts";

/** Boxes below a task in a paragraph are its parts: tasks where they have ids of their own, sub-tasks and criteria elsewhere. */
export function itemsInLineTasks(items: readonly FoundTask[], unboxed: readonly FoundTask[]): readonly FoundTask[] {
  const owners = unboxed.filter(({ block }) => block.kind === "paragraph" && block.children.length > 0);
  if (owners.length === 0) return items;
  let next = 0;
  return items.flatMap((item) => {
    while (next < owners.length && (owners[next]?.block.endLine ?? 0) < item.block.line) next += 1;
    const owner = owners[next];
    if (!owner || item.block.line < owner.block.line) return [item];
    const { id } = item.head;
    const isTask = id !== null && (isTaskId(id) || isOfFamily(id, owner.head.id ?? ""));
    return isTask ? [{ ...item, parent: item.parent ?? owner.block }] : [];
  });
}

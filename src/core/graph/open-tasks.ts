import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import { SETTLED } from "../statuses/status.ts";
import { findTaskParents, type TaskParents } from "./task-parents.ts";

/**
 * Ids with a definition that others still have to wait for: neither done nor cancelled. A task that says nothing of its
 * own status is done when its parts are, optional ones aside.
 */
export function findOpenTasks(list: TaskList, parents: TaskParents = findTaskParents(list)): ReadonlySet<string> {
  const open = new Set<string>();
  // Parts stand behind their parent, so that from the end each is known before it.
  for (const task of list.tasks.toReversed()) if (isOpen(task, parents, open)) open.add(task.id);
  return open;
}

function isOpen({ id, marks, status }: Task, parents: TaskParents, open: ReadonlySet<string>): boolean {
  const parts = marks.length === 0 && !SETTLED.has(status) ? parents.childrenOf(id) : [];
  if (parts.length === 0) return !SETTLED.has(status);
  return parts.some((part) => open.has(part.id) && !part.facts.optional);
}

import type { FoundTask } from "./found-task.ts";

const LABEL = /^[A-Z]\d$/;

/** `P0`, `P1` before most items are labels, not ids: a token that more than three tenths of the items repeat. */
export function withoutRepeatedLabels(tasks: readonly FoundTask[]): readonly FoundTask[] {
  const counts = new Map<string, number>();
  for (const { head } of tasks)
    if (head.id?.length === 2 && LABEL.test(head.id)) counts.set(head.id, (counts.get(head.id) ?? 0) + 1);
  const labels = [...counts].flatMap(([id, count]) => (count > Math.max(2, tasks.length * 0.3) ? [id] : []));
  if (labels.length === 0) return tasks;
  return tasks.map((task) => {
    const { id } = task.head;
    return id !== null && labels.includes(id) ? { ...task, head: { ...task.head, id: null, priority: id } } : task;
  });
}

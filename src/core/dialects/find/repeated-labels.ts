import type { FoundTask } from "./found-task.ts";

/** `P0`, `P1` before most items are labels, not ids: a token that more than three tenths of the items repeat. */
export function withoutRepeatedLabels(tasks: readonly FoundTask[]): readonly FoundTask[] {
  const counts = new Map<string, number>();
  for (const { head } of tasks) if (head.id !== null) counts.set(head.id, (counts.get(head.id) ?? 0) + 1);
  const isLabel = (id: string) => /^[A-Z]\d$/.test(id) && (counts.get(id) ?? 0) > Math.max(2, tasks.length * 0.3);
  return tasks.map((task) => {
    const { id } = task.head;
    return id !== null && isLabel(id) ? { ...task, head: { ...task.head, id: null, priority: id } } : task;
  });
}

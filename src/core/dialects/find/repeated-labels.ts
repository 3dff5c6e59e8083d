import type { FoundTask } from "./found-task.ts";
import { isOtherId } from "./other-ids.ts";

const LABEL = /^[A-Z]\d$/;
/** What many items begin with is no name of theirs. */
const MOST_ALIKE = 0.3;

/**
 * `P0`, `P1` before most items are labels, not ids: a token that more than three tenths of the items repeat. So are
 * `FR-001` and `US1` where they stand before several items: what those are about.
 */
export function withoutRepeatedLabels(tasks: readonly FoundTask[]): readonly FoundTask[] {
  const labels = labelsOf(tasks);
  const subjects = subjectsOf(tasks);
  if (labels.size === 0 && subjects.size === 0) return tasks;
  return tasks.map((task) => {
    const { id } = task.head;
    if (id === null) return task;
    if (labels.has(id)) return { ...task, head: { ...task.head, id: null, priority: id } };
    return subjects.has(id) ? { ...task, head: { ...task.head, id: null, title: firstLine(task) } } : task;
  });
}

function labelsOf(tasks: readonly FoundTask[]): ReadonlySet<string> {
  const counts = countIds(tasks, (id) => id.length === 2 && LABEL.test(id));
  return repeated(counts, Math.max(2, tasks.length * MOST_ALIKE));
}

/** Of requirements and stories whose names more than three tenths of their boxes share; a slip among others is a slip. */
function subjectsOf(tasks: readonly FoundTask[]): ReadonlySet<string> {
  const counts = countIds(tasks.filter(isBox), (id) => id.length > 2 && isOtherId(id));
  const kinds = Map.groupBy(counts, ([id]) => /^[A-Z]*/.exec(id)?.[0] ?? "");
  const names = [...kinds.values()].flatMap((kind) => {
    const sharing = kind.filter(([, count]) => count > 1);
    return sum(sharing) > sum(kind) * MOST_ALIKE ? kind.map(([id]) => id) : [];
  });
  return new Set(names);
}

function isBox({ block, head }: FoundTask): boolean {
  return block.kind === "item" && head.through === null;
}

function countIds(tasks: readonly FoundTask[], isWanted: (id: string) => boolean): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { head } of tasks) {
    if (head.id !== null && isWanted(head.id)) counts.set(head.id, (counts.get(head.id) ?? 0) + 1);
  }
  return counts;
}

function repeated(counts: ReadonlyMap<string, number>, most: number): ReadonlySet<string> {
  return new Set([...counts].flatMap(([id, count]) => (count > most ? [id] : [])));
}

function sum(counts: readonly (readonly [string, number])[]): number {
  return counts.reduce((total, [, count]) => total + count, 0);
}

function firstLine({ block }: FoundTask): string {
  return /^[^\r\n]*/.exec(block.text)?.[0] ?? "";
}

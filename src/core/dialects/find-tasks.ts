import type { Block, ItemBlock } from "../markdown/markdown-document.ts";
import { splitId } from "../references/identifiers.ts";
import { expandRange } from "../references/ranges.ts";
import { holdsNoTasks } from "./headings.ts";
import { itemsOf, type Outline, type OutlineItem, type OutlineSection } from "./outline.ts";
import { readTaskHead, type TaskHead } from "./task-head.ts";

/** A list item that is a task. */
export interface FoundTask {
  readonly item: ItemBlock;
  readonly head: TaskHead;
  readonly section: OutlineSection | null;
}

/**
 * The tasks of an outline, in document order: items with a box at the top level of a list, and deeper ones that carry
 * an id of their parent's family. Boxes of legends, checklists and acceptance criteria are none.
 */
export function findTasks(outline: Outline, legendLines: ReadonlySet<number>): FoundTask[] {
  const isExcluded = excludedSections(outline);
  const found = itemsOf(outline).flatMap((entry) => {
    if (legendLines.has(entry.item.line) || (entry.section && isExcluded(entry.section))) return [];
    return tasksIn(entry);
  });
  return withoutRepeatedLabels(found);
}

function tasksIn({ item, section, label }: OutlineItem): FoundTask[] {
  if (item.box === null) return [];
  const head = readTaskHead(item.text);
  const isCriterion = head.id === null && label !== null && holdsNoTasks(label.text);
  if (isCriterion || (head.id === null && head.title === "")) return [];
  return [...oneForEachId({ item, head, section }), ...descendants(item.children, head.id, section)];
}

/** `T062-T067 Dropped` is one box and six tasks. */
function oneForEachId(task: FoundTask): FoundTask[] {
  const { id, through } = task.head;
  if (id === null || through === null) return [task];
  return expandRange({ from: id, to: through }).map((one) => ({ ...task, head: { ...task.head, id: one } }));
}

/** Sub-tasks with ids of their own: `T2.1` below `T2`, `2.1` below `2`, `T013` below `T012`. */
function descendants(children: readonly Block[], parentId: string | null, section: OutlineSection | null): FoundTask[] {
  if (parentId === null) return [];
  return children.flatMap((child) => {
    if (child.kind !== "item" || holdsNoTasks(child.text)) return [];
    const head = child.box ? readTaskHead(child.text) : null;
    const isTask = head !== null && head.id !== null && isOfFamily(head.id, parentId);
    const below = descendants(child.children, isTask ? head.id : parentId, section);
    return isTask ? [{ item: child, head, section }, ...below] : below;
  });
}

function isOfFamily(id: string, parentId: string): boolean {
  const { prefix } = splitId(parentId);
  return id.startsWith(`${parentId}.`) || (/^[A-Z]/.test(prefix) && splitId(id).prefix === prefix);
}

/** The document's title may say anything; a heading below it that names criteria takes its whole section out. */
function excludedSections({ sections }: Outline): (section: OutlineSection) => boolean {
  const excluded = new Set<OutlineSection>();
  for (const section of sections) {
    const isTitle = section.parent === null && section.heading.depth === 1;
    const isInside = section.parent !== null && excluded.has(section.parent);
    if (isInside || (!isTitle && holdsNoTasks(section.heading.text))) excluded.add(section);
  }
  return (section) => excluded.has(section);
}

/** `P0`, `P1` before most items are labels, not ids: a token that more than three tenths of the items repeat. */
function withoutRepeatedLabels(tasks: readonly FoundTask[]): FoundTask[] {
  const counts = new Map<string, number>();
  for (const { head } of tasks) if (head.id !== null) counts.set(head.id, (counts.get(head.id) ?? 0) + 1);
  const isLabel = (id: string) => /^[A-Z]\d$/.test(id) && (counts.get(id) ?? 0) > Math.max(2, tasks.length * 0.3);
  return tasks.map((task) => {
    const { id } = task.head;
    return id !== null && isLabel(id) ? { ...task, head: { ...task.head, id: null, priority: id } } : task;
  });
}

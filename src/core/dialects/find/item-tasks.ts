import type { ItemBlock } from "../../markdown/markdown-document.ts";
import type { Legend } from "../../statuses/legend.ts";
import { holdsCriteria, holdsSubtasks, isChecklist } from "../headings.ts";
import { itemsOf, type OutlineItem } from "../outline.ts";
import type { TaskBlock } from "../task-block.ts";
import { headOf } from "../task-heads.ts";
import { type Admission, isAdmittedBelow, isOfFamily, isTaskId } from "./admission.ts";
import type { FoundTask } from "./found-task.ts";
import type { TaskGround } from "./task-ground.ts";

export interface ItemOptions {
  /** Its own items look like tasks and are none. */
  readonly legend: Pick<Legend, "lines">;
  /** Whether boxes inside of a task can be tasks. */
  readonly nestedTasks: boolean;
}

/** A task that is struck out says nothing where another one with its id is not: it was written anew. */
export function withoutStruckRepeats(found: readonly FoundTask[]): readonly FoundTask[] {
  const isStruck = ({ block }: FoundTask) => block.text.startsWith("~~");
  if (!found.some(isStruck)) return found;
  const live = new Set(found.filter((task) => !isStruck(task)).flatMap(({ head }) => head.id ?? []));
  return found.filter((task) => !isStruck(task) || task.head.id === null || !live.has(task.head.id));
}

/** Where an item stands, for what counts as a task below it. */
interface Around {
  readonly section: FoundTask["section"];
  readonly admission: Admission;
  readonly parent: TaskBlock | null;
  readonly parentId: string | null;
  /** The parent is a heading: any task's id counts below it. */
  readonly isInHeading?: boolean;
}

/**
 * The items of an outline that are tasks, in document order: those with a box at the top level of a list, and deeper
 * ones that carry an id: of their parent's family where that has one. Inside of a task that is a heading only boxes
 * with ids of their own are. Boxes of legends, checklists and acceptance criteria are none.
 */
export function findItemTasks(ground: TaskGround, { legend, nestedTasks }: ItemOptions): FoundTask[] {
  const items = itemsOf(ground.outline);
  let isNumbered: boolean | null = null;
  /** Beside tasks with ids, a box without one in a summary says what was made sure of. */
  const isRemark = (entry: OutlineItem) => {
    if (!ground.isAbout(entry.section)) return false;
    isNumbered ??= areNumbered(items);
    return isNumbered;
  };
  return items.flatMap((entry) => {
    if (legend.lines.has(entry.item.line)) return [];
    const owner = entry.section === null ? null : ground.headings.ownerOf(entry.section);
    const admitted = ground.admissionOf(entry.section);
    const admission = admitted === "any" && isRemark(entry) ? "with-id" : admitted;
    const tasks = owner === null ? tasksIn(entry, admission) : tasksInside(owner, entry, admission);
    return nestedTasks ? tasks : tasks.filter(({ block }) => block === entry.item || entry.item.box === null);
  });
}

/** Whether most boxes at the top level have an id that only tasks have. */
function areNumbered(items: readonly OutlineItem[]): boolean {
  const boxed = items.filter(({ item }) => item.box !== null);
  const numbered = boxed.filter(({ item }) => isTaskId(headOf(item).id)).length;
  return numbered > 2 && numbered * 2 > boxed.length;
}

function tasksIn({ item, section, label }: OutlineItem, admission: Admission): FoundTask[] {
  if (admission === "none") return [];
  const around: Around = { section, admission, parent: null, parentId: null };
  if (item.box === null) return label === null || !isCriteriaLabel(label.text) ? below(item, around) : [];
  const head = headOf(item);
  if (head.id === null && (head.title === "" || (label !== null && isCriteriaLabel(label.text)))) return [];
  if (admission === "with-id" && !isTaskId(head.id)) return below(item, { ...around, parentId: head.id });
  const task = { block: item, head, section, parent: null };
  return item.children.length === 0 ? [task] : [task, ...below(item, { ...around, parent: item, parentId: head.id })];
}

/** A box in the block of a heading is one of its tasks where its id is a task's, or the heading's with a number more. */
function tasksInside(owner: FoundTask, { item, section, label }: OutlineItem, admission: Admission): FoundTask[] {
  if (admission === "none") return [];
  const around: Around = { section, admission, parent: owner.block, parentId: owner.head.id, isInHeading: true };
  const head = item.box ? headOf(item) : null;
  const isCriterion = label !== null && isCriteriaLabel(label.text) && !isTaskId(head?.id ?? null);
  if (isCriterion) return [];
  const isTask = head !== null && head.id !== null && (isTaskId(head.id) || isOfFamily(head.id, owner.head.id ?? ""));
  if (!isTask) return below(item, around);
  return [
    { block: item, head, section, parent: owner.block },
    ...below(item, { section, admission, parent: item, parentId: head.id }),
  ];
}

function isCriteriaLabel(text: string): boolean {
  return holdsCriteria(text) || isChecklist(text);
}

/**
 * Deeper boxes with ids of their own: `T2.1` below `T2`, `T006a` below `T006`, `T013` below `T012`, and any id where
 * nothing around it has one.
 */
function below({ text, box, children }: ItemBlock, around: Around): FoundTask[] {
  if (children.length === 0 || (box === null && holdsCriteria(text) && !holdsSubtasks(text))) return [];
  const { section, admission, parent, parentId, isInHeading } = around;
  return children.flatMap((child) => {
    if (child.kind !== "item" || (holdsCriteria(child.text) && !holdsSubtasks(child.text))) return [];
    const head = child.box ? headOf(child) : null;
    const isOwn = isInHeading === true && isTaskId(head?.id ?? null);
    const isTask =
      head !== null && head.id !== null && (isOwn || isAdmittedBelow(head.id, parentId, box !== null, admission));
    if (!isTask) return below(child, around);
    const inside = below(child, { section, admission, parent: child, parentId: head.id });
    return [{ block: child, head, section, parent }, ...inside];
  });
}

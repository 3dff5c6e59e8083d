import type { ItemBlock } from "../markdown/markdown-document.ts";
import { splitId } from "../references/identifiers.ts";
import { expandRange } from "../references/ranges.ts";
import { holdsCriteria, isChecklist } from "./headings.ts";
import { itemsOf, type Outline, type OutlineItem, type OutlineSection } from "./outline.ts";
import type { TaskBlock } from "./task-block.ts";
import { readTaskHead, type TaskHead } from "./task-head.ts";

/** A block that is a task. */
export interface FoundTask {
  readonly block: TaskBlock;
  readonly head: TaskHead;
  readonly section: OutlineSection | null;
}

export interface FoundTasks {
  readonly tasks: readonly FoundTask[];
  /** The first box that stands for a range of ids but was given the first one alone, because there are too many. */
  readonly unexpanded: TaskBlock | null;
}

/** Ids written out from boxes that stand for ranges; real documents have some ten of them. */
const MAX_EXPANDED = 1_000;

/** What an item must be to count as a task where it stands. */
type Admission = "any" | "with-id" | "none";

/** An id that only a task has; `CHK001` and `FR-001` stand in checklists. */
const TASK_ID = /^T(?:ASK)?-?\d/;
/** `P95 below 200 ms`, `S3 bucket exists`: below a box these are words of a criterion. */
const MEASURE = /^[A-Z]{1,2}\d{1,2}$/;

/**
 * The tasks of an outline, in document order: items with a box at the top level of a list, and deeper ones that carry
 * an id: of their parent's family where that has one. Boxes of legends, checklists and acceptance criteria are none.
 */
export function findTasks(outline: Outline, legendLines: ReadonlySet<number>): FoundTasks {
  const admissions = sectionAdmissions(outline);
  const found = itemsOf(outline).flatMap((entry) => {
    const isLegend = legendLines.has(entry.item.line);
    return isLegend ? [] : tasksIn(entry, entry.section ? (admissions.get(entry.section) ?? "any") : "any");
  });
  return oneForEachId(withoutRepeatedLabels(found));
}

function tasksIn({ item, section, label }: OutlineItem, admission: Admission): FoundTask[] {
  if (admission === "none") return [];
  if (item.box === null)
    return label === null || !isCriteriaLabel(label.text) ? below(item, null, section, admission) : [];
  const head = readTaskHead(item.text);
  if (head.id === null && (head.title === "" || (label !== null && isCriteriaLabel(label.text)))) return [];
  const isTask = admission === "any" || TASK_ID.test(head.id ?? "");
  return [...(isTask ? [{ block: item, head, section }] : []), ...below(item, head.id, section, admission)];
}

function isCriteriaLabel(text: string): boolean {
  return holdsCriteria(text) || isChecklist(text);
}

/** `T062-T067 Dropped` is one box and six tasks. */
function oneForEachId(found: readonly FoundTask[]): FoundTasks {
  let written = 0;
  let unexpanded: TaskBlock | null = null;
  const tasks = found.flatMap((task) => {
    const { id, through } = task.head;
    if (id === null || through === null) return [task];
    const ids = expandRange({ from: id, to: through });
    written += ids.length;
    if (written > MAX_EXPANDED) unexpanded ??= task.block;
    return (written > MAX_EXPANDED ? [id] : ids).map((one) => ({ ...task, head: { ...task.head, id: one } }));
  });
  return { tasks, unexpanded };
}

/**
 * Deeper boxes with ids of their own: `T2.1` below `T2`, `T006a` below `T006`, `T013` below `T012`, and any id where
 * nothing around it has one.
 */
function below(
  { text, box, children }: ItemBlock,
  parentId: string | null,
  section: OutlineSection | null,
  admission: Admission,
): FoundTask[] {
  if (children.length === 0 || (box === null && holdsCriteria(text))) return [];
  return children.flatMap((child) => {
    if (child.kind !== "item" || holdsCriteria(child.text)) return [];
    const head = child.box ? readTaskHead(child.text) : null;
    const isTask = head !== null && head.id !== null && isAdmitted(head.id, parentId, box !== null, admission);
    const deeper = below(child, isTask ? head.id : parentId, section, admission);
    return isTask ? [{ block: child, head, section }, ...deeper] : deeper;
  });
}

function isAdmitted(id: string, parentId: string | null, isInBox: boolean, admission: Admission): boolean {
  if (admission === "with-id" && !TASK_ID.test(id)) return false;
  return parentId === null ? !isInBox || TASK_ID.test(id) || !MEASURE.test(id) : isOfFamily(id, parentId);
}

function isOfFamily(id: string, parentId: string): boolean {
  const { prefix } = splitId(withoutLetter(parentId));
  if (id.startsWith(`${parentId}.`)) return true;
  return withoutLetter(id) === parentId || (/^[A-Z]/.test(prefix) && splitId(withoutLetter(id)).prefix === prefix);
}

/** `T006` of `T006a`. */
function withoutLetter(id: string): string {
  return id.replace(/(?<=\d)[A-Za-z]$/, "");
}

/** The document's title may say anything; a heading below it that names criteria takes its whole section out. */
function sectionAdmissions({ sections }: Outline): ReadonlyMap<OutlineSection, Admission> {
  const admissions = new Map<OutlineSection, Admission>();
  for (const section of sections) {
    const around = section.parent ? (admissions.get(section.parent) ?? "any") : "any";
    const isTitle = section.parent === null && section.heading.depth === 1;
    const own = isTitle ? "any" : admissionOf(section.heading.text);
    admissions.set(section, around === "none" || own === "any" ? around : own);
  }
  return admissions;
}

function admissionOf(heading: string): Admission {
  if (holdsCriteria(heading)) return "none";
  return isChecklist(heading) ? "with-id" : "any";
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

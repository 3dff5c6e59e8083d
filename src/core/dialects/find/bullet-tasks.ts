import { expandRange } from "../../references/ranges.ts";
import { itemsOf, type OutlineSection } from "../outline.ts";
import { readTaskHead } from "../task-head.ts";
import { headOf } from "../task-heads.ts";
import { isSentence } from "./about-tasks.ts";
import { isTaskId } from "./admission.ts";
import type { FoundTask } from "./found-task.ts";
import type { IdFamilies } from "./id-families.ts";
import type { TaskGround } from "./task-ground.ts";

/** A single bullet with an id mentions a task. */
const MIN_BULLETS = 2;
/** Characters. */
const MOST_OF_HEADING = 200;

/**
 * Bullets in bold below a heading that stands for a range: `### WP05–WP14: Packages` with `- **WP05 Doctrine** …`.
 */
export function findRangeTasks(ground: TaskGround, defined: IdFamilies): FoundTask[] {
  const ranges = new Map<OutlineSection, ReadonlySet<string>>();
  for (const section of ground.outline.sections) {
    const { id, through } = readTaskHead(section.heading.text.slice(0, MOST_OF_HEADING));
    if (id !== null && through !== null) ranges.set(section, new Set(expandRange({ from: id, to: through })));
  }
  if (ranges.size === 0) return [];
  return itemsOf(ground.outline).flatMap(({ item, section }): FoundTask[] => {
    const range = section === null ? undefined : ranges.get(section);
    const head = range && item.box === null && /^(?:\*\*|__)/.test(item.text) ? headOf(item) : null;
    if (!head || head.id === null || head.through !== null || !range?.has(head.id) || defined.has(head.id)) return [];
    return [{ block: item, head, section, parent: null }];
  });
}

/** Bullets without boxes, `- [T002] [P] …` and `- T003 — …`, of a document that has no tasks with such ids otherwise. */
export function findBulletTasks(ground: TaskGround, defined: IdFamilies): FoundTask[] {
  const seen = new Map<string, OutlineSection | null>();
  const found = itemsOf(ground.outline).flatMap(({ item, section }): FoundTask[] => {
    if (item.box !== null || !/^.{0,12}T(?:ASK)?-?\d/.test(item.text)) return [];
    if (ground.isAbout(section) || ground.admissionOf(section) === "none") return [];
    const head = headOf(item);
    const { id, through, title } = head;
    const isTask = id !== null && isTaskId(id) && through === null && title !== "" && !isSentence(title);
    if (!isTask || defined.hasKindOf(id)) return [];
    // Among the others of its section `[T002] …` defines the id a second time; anywhere else it mentions it.
    if (seen.has(id) && !(seen.get(id) === section && item.text.startsWith("["))) return [];
    if (!seen.has(id)) seen.set(id, section);
    const parent = section === null ? null : (ground.headings.ownerOf(section)?.block ?? null);
    return [{ block: item, head, section, parent }];
  });
  return found.length < MIN_BULLETS ? [] : found;
}

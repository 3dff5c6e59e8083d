import { itemsOf, type Outline } from "../outline.ts";
import { readTaskHead } from "../task-head.ts";
import { isSentence, sectionsAboutTasks } from "./about-tasks.ts";
import { isTaskId } from "./admission.ts";
import type { FoundTask } from "./found-task.ts";
import type { HeadingTasks } from "./heading-tasks.ts";
import type { IdFamilies } from "./id-families.ts";

/** A single bullet with an id mentions a task. */
const MIN_BULLETS = 2;

/** Bullets without boxes, `- [T002] [P] …` and `- T003 — …`, of a document that has no tasks with such ids otherwise. */
export function findBulletTasks(outline: Outline, headings: HeadingTasks, defined: IdFamilies): FoundTask[] {
  const about = sectionsAboutTasks(outline);
  const seen = new Set<string>();
  const found = itemsOf(outline).flatMap(({ item, section }): FoundTask[] => {
    if (item.box !== null || !/^.{0,12}T(?:ASK)?-?\d/.test(item.text)) return [];
    if (section !== null && about.has(section)) return [];
    const head = readTaskHead(item.text);
    const { id, through, title } = head;
    const isTask = id !== null && isTaskId(id) && through === null && title !== "" && !isSentence(title);
    if (!isTask || seen.has(id) || defined.hasKindOf(id)) return [];
    seen.add(id);
    const parent = section === null ? null : (headings.ownerOf(section)?.block ?? null);
    return [{ block: item, head, section, parent }];
  });
  return found.length < MIN_BULLETS ? [] : found;
}

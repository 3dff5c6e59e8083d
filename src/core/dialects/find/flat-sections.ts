import type { Outline, OutlineSection } from "../outline.ts";

/**
 * Sections on the level of the heading tasks that belong to the task before them: some documents write `### WP01` and
 * then `### Dependencies` for every task. Such a heading comes again behind another task; what comes once is a chapter.
 */
export function flatSections(
  { sections }: Outline,
  isTask: (section: OutlineSection) => boolean,
): ReadonlyMap<OutlineSection, OutlineSection> {
  const tasksOf = new Map<string, Set<OutlineSection>>();
  for (const [section, task] of behindTasks(sections, isTask, () => true)) {
    const label = labelOf(section);
    tasksOf.set(label, (tasksOf.get(label) ?? new Set()).add(task));
  }
  const comesAgain = (section: OutlineSection) => (tasksOf.get(labelOf(section))?.size ?? 0) > 1;
  return new Map(behindTasks(sections, isTask, comesAgain));
}

function labelOf({ heading }: OutlineSection): string {
  return heading.text.trim().toLowerCase();
}

/** Sections on the level of a task that stand behind it, up to the first one that does not go on with it. */
function* behindTasks(
  sections: readonly OutlineSection[],
  isTask: (section: OutlineSection) => boolean,
  goesOn: (section: OutlineSection) => boolean,
): Generator<[OutlineSection, OutlineSection]> {
  let task: OutlineSection | null = null;
  for (const section of sections) {
    if (isTask(section)) task = section;
    else if (task === null || section.heading.depth > task.heading.depth) continue;
    else if (section.heading.depth === task.heading.depth && goesOn(section)) yield [section, task];
    else task = null;
  }
}

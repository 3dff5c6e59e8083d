import type { Block } from "../../markdown/markdown-document.ts";
import type { Outline, OutlineSection } from "../outline.ts";
import type { TaskBlock } from "../task-block.ts";
import { sectionsAboutTasks } from "./about-tasks.ts";
import { type Admission, sectionAdmissions } from "./admission.ts";
import type { HeadingTasks } from "./heading-tasks.ts";

/** Where tasks are looked for, and what counts where. */
export interface TaskGround {
  readonly outline: Outline;
  readonly headings: HeadingTasks;
  admissionOf(section: OutlineSection | null): Admission;
  /** Whether a section speaks about tasks: what stands there without a box is none. */
  isAbout(section: OutlineSection | null): boolean;
}

/** `tasksBelow` is the heading that a dialect keeps its tasks below, where it has one. */
export function taskGround(outline: Outline, headings: HeadingTasks, tasksBelow: RegExp | null): TaskGround {
  const admissions = sectionAdmissions(outline, tasksBelow);
  const about = sectionsAboutTasks(outline);
  return {
    outline,
    headings,
    admissionOf: (section) => (section === null ? "any" : (admissions.get(section) ?? "any")),
    isAbout: (section) => section !== null && about.has(section),
  };
}

/** The blocks before the first heading and those of each section, with the heading task that they stand in. */
export function* partsOf({ outline, headings }: TaskGround): Generator<{
  readonly section: OutlineSection | null;
  readonly blocks: readonly Block[];
  readonly parent: TaskBlock | null;
}> {
  yield { section: null, blocks: outline.preamble, parent: null };
  for (const section of outline.sections)
    yield { section, blocks: section.blocks, parent: headings.ownerOf(section)?.block ?? null };
}

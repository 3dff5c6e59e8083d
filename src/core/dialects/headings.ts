import { repairMojibake } from "../statuses/mojibake.ts";

const PHASE =
  /^(?:phase|wave|milestone|stage|epic|workstream|block|sprint|iteration|group|task group)[ \t]+#?([0-9]{1,4}[A-Za-z]?(?:\.[0-9]{1,4}){0,3}|[A-Z])(?![\w])/i;
const MILESTONE = /^(M\d{1,3}(?:\.\d{1,3}){0,2})(?=[ \t]*[:–—.-]|[ \t]|$)/;
/** Sections whose boxes are criteria and checks, not work. */
const NOT_TASKS =
  /^(?:acceptance(?: criteria| scenarios| tests?)?|definition of done|dod|done when|sub-?tasks?|success (?:criteria|metrics|checklist)|exit criteria|.{0,60}\bchecklist|.{0,40}\blegend|status key|task key|progress tracking|execution status|quality gates?)$/i;

/** The phase that a heading names by number: `2` of `Phase 2: …`, `M1` of `M1: …`; null for other headings. */
export function phaseIdOf(heading: string): string | null {
  const text = plainHeading(heading);
  return MILESTONE.exec(text)?.[1] ?? PHASE.exec(text)?.[1] ?? null;
}

/** Whether boxes below such a heading, or after such a label, are no tasks. */
export function holdsNoTasks(heading: string): boolean {
  const text = plainHeading(heading)
    .replace(/[:\s]+$/, "")
    .replace(/[ \t]*\([^()]*\)$/, "");
  return NOT_TASKS.test(text.replace(/^\d{1,3}[.)][ \t]*/, ""));
}

/** A heading's words: without emphasis, code marks and emoji at the ends. */
export function plainHeading(heading: string): string {
  const text = repairMojibake(heading.slice(0, 300)).replace(/[*_`~]{1,3}/g, "");
  return text.replace(/^[^\p{L}\p{N}[(]+/u, "").replace(/[^\p{L}\p{N})\]:.!?]+$/u, "");
}

/** A heading as an id: `Cross-Cutting Tasks` → `cross-cutting-tasks`. */
export function slugOf(heading: string): string {
  const words =
    plainHeading(heading)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(0, 12).join("-") || "section";
}

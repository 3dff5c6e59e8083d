import { plainSigns } from "../../statuses/garbled-signs.ts";
import type { Outline, OutlineSection } from "../outline.ts";

/** Sections that speak about tasks: what stands there without a box is no task. */
const ABOUT =
  /\b(?:dependenc|parallel|execution order|critical path|strateg|implementation notes?|notes|summary|overview|legend|examples?|opportunit|checkpoint|(?<!post-)mvp|risks?|traceab|mapping|coverage|matrix|glossary|change ?log|history|estimates?|timeline|references?|appendix)/i;
/** `Phase 3: User Story 1 🎯 MVP`, `WP04: Risk register`: what carries a number and a name is about its work. */
const NAMED_WORK =
  /^[^\p{L}\p{N}]{0,8}(?:(?:phase|wave|milestone|stage|epic|workstream|sprint|iteration|step|work package|task(?: group)?|user story|story|feature)[ \t]+#?)?(?:[A-Z]{1,6}-?)?\d{1,4}[A-Za-z]?(?:\.\d{1,4}){0,3}[ \t]*[:–—-][ \t]*\p{L}/iu;
/** `T001 and T002 …`, `T003 must …`, `T004 → T005`: sentences about tasks. Titles begin with an order or with a thing. */
const SENTENCE =
  /^(?:[&,+/→|(;.]|-+>|(?:and|or|to|through|before|after|vs|must|can|may|should|shall|will|is|are|was|were|has|have|had|depends|blocks|blocked|requires|needs|precedes?|follows|covers|uses|then|also|runs|comes|completes|completed|lands|provides|produces|introduces|adds|makes|alone|itself|in parallel)\b)/i;

/** `T041 (folded from WP09) Run the detector`: a title behind an aside. */
const ASIDE = /^\([^()]{1,40}\)[ \t]+[`\p{Lu}]/u;

/** The sections that speak about tasks, and all in them. */
export function sectionsAboutTasks({ sections }: Outline): ReadonlySet<OutlineSection> {
  const about = new Set<OutlineSection>();
  for (const section of sections) {
    const isTitle = section.parent === null && section.heading.depth === 1;
    const isInside = section.parent !== null && about.has(section.parent);
    if (isInside || (!isTitle && speaksAbout(section.heading.text))) about.add(section);
  }
  return about;
}

function speaksAbout(heading: string): boolean {
  return ABOUT.test(wordsOf(heading)) && !NAMED_WORK.test(heading.slice(0, 120));
}

/** The words of an address are not the author's. */
function wordsOf(heading: string): string {
  return heading.slice(0, 120).replace(/\bhttps?:\/\/\S+/gi, "");
}

/** Whether what follows an id makes it a sentence about that task. */
export function isSentence(title: string): boolean {
  const beginning = plainSigns(title.slice(0, 60));
  return SENTENCE.test(beginning) && !ASIDE.test(beginning);
}

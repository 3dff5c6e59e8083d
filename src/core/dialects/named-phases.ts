import type { PhaseNames } from "./phase-names.ts";

const COMPLETION =
  /[ \t]+(?:(?:phases?\b[ \t]*)?(?:completion|(?:being |is |are |to be |both )?(?:complete[d]?|done|finished))|only|alone)\b.*$|[ \t]*完成[后後]?[ \t]*$/i;
const STORIES =
  /\b(?:(?:all|any|every|desired|selected|chosen|other|the|user)[ \t]+)(?:user[ \t]+)?(?:stories|story (?:phases|implementations))\b|\buser story tasks\b|所有[^,;()]{0,8}user stor(?:y|ies)\b/i;
/** `P1 complete`, `P1 stories`. */
const PRIORITY = /(?<![\w(:,–-][ \t]?)P\d(?![\w.])/g;
const STORY = /\b(?:User Stor(?:y|ies)[ \t]+|US-?)(\d{1,3})\b/gi;
/** `Phase 2`, `Phases 3, 4 and 6-8`, `Phase 4+5`, `Phase 3+`. */
const NUMBERED =
  /\b(?:Phase[ns]?|Fases?)[ \t]+((?:\d[\w.]{0,7}|[A-Z](?!\w))(?:\+(?![ \t]*\d))?(?:[ \t]*(?:-|–|—|,[ \t]*and\b|,|&|\+|\band\b|\bto\b|\bthrough\b)[ \t]*(?:(?:Ph|F)ase[ \t]+)?\d[\w.]{0,7}(?:\+(?![ \t]*\d))?){0,20})/gi;
const PART = /([\w.]{1,8})(?:[ \t]*(?:-|–|—|\bto\b|\bthrough\b)[ \t]*(?:Phase[ \t]+)?([\w.]{1,8}))?(\+)?/i;
/** `Foundational (Phase 2)`. */
const NUMBER_BESIDE = /[^,;()]{0,60}\([ \t]*(?:Ph|F)ases?[^()]{0,60}\)/gi;
/** A note that is itself a name; the others explain. */
const NAMING_NOTE = /^[ \t]*(?:(?:Ph|F)ases?[ \t]+\w|(?:User Stor(?:y|ies)[ \t]+|US-?)\d)[\w.,+&– -]{0,40}$/i;

/**
 * Ids of the phases that a text names, each once: `Foundational (Phase 2)`, `Phases 3, 4 and 6-8`, `Setup completion`,
 * `US2, US4`, `all desired user stories`. A number beside a name decides.
 */
export function namedPhases(text: string, names: PhaseNames): readonly string[] {
  const said = text.replace(/\(([^()]{0,200})\)/g, (note, inside: string) => (NAMING_NOTE.test(inside) ? note : " "));
  const numbers = [...said.matchAll(NUMBERED)].flatMap(([, list = ""]) => numberedPhases(list, names));
  const unnoted = said.includes("(") ? said.replace(NUMBER_BESIDE, " ") : said;
  const rest = unnoted.replace(NUMBERED, " ");
  const stories = [...rest.matchAll(STORY)].flatMap(([, story = ""]) => names.ofStory(story));
  const priorities = [...rest.replace(/\([^()]*\)/g, " ").matchAll(PRIORITY)].flatMap(([one]) => names.ofPriority(one));
  const found = [...numbers, ...stories, ...(numbers.length + stories.length > 0 ? [] : priorities)];
  if (found.length === 0 && STORIES.test(said)) return names.stories;
  const labels = rest.replace(STORY, " ").split(/,|\band\b|\+|&/);
  const byLabel = labels.flatMap((label) => names.labelled(label.replace(COMPLETION, "").trim()) ?? []);
  return [...new Set([...found, ...byLabel])];
}

function numberedPhases(list: string, names: PhaseNames): readonly string[] {
  return list.split(/,|&|\band\b|\+(?=[ \t]*\d)/i).flatMap((part) => {
    const [, first = "", last = first, andAfter] = PART.exec(part.replace(/^[ \t]*(?:Ph|F)ase[ \t]+/i, "")) ?? [];
    return andAfter === undefined ? names.between(first, last) : names.storiesFrom(first);
  });
}

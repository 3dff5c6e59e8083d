import type { Confidence, Reference } from "./expression.ts";

type SetKind = Extract<Reference, { kind: "set" }>["of"];

/** What a set is a set of, in the words that stand after `All`. */
const GATE =
  "(?:[ \\t]+(?:is|are|must be|to be|being|have been))?(?:[ \\t]+(?:complete[d]?|completion|done|finished|merged|passing|pass))?";
const PHASES = "(?:phases?|fases?|milestones?|stages?|waves?|sprints?|groups?|work packages?|wps?)";
const TASKS = "(?:tasks?|steps?|items?|work packages?|wps?|ones|work)";
const EARLIER = "(?:previous|prior|earlier|preceding|above|other previous)";

const SETS: readonly (readonly [SetKind, RegExp])[] = [
  ["earlier-phases", whole(`(?:all|every|each)(?: of the| the)? ${EARLIER} ${PHASES}`)],
  ["earlier-phases", whole(`(?:all|every) ${PHASES} (?:before|above)(?: this| it)?`)],
  ["earlier-tasks", whole(`(?:all|every|each)(?: of the| the)? ${EARLIER} (?:\\w+ )?${TASKS}`)],
  ["earlier-tasks", whole(`(?:(?:all|every) ${TASKS}|everything) (?:above|before)(?: this| it)?`)],
  ["earlier-tasks", whole(`(?:previous|prior|preceding|above) ${TASKS}`)],
  [
    "stories",
    whole(
      "(?:all|every|each)(?: of the| the)?(?: (?:desired|selected|required|chosen|in-scope))?(?: user)? stor(?:y|ies)(?: phases?)?",
    ),
  ],
  ["earlier-tasks", whole(`all ${EARLIER}`)],
  [
    "all",
    whole(
      `(?:(?:all|every)(?: of the| the)?(?: other| remaining)? ${TASKS}|everything(?: else)?|all(?: of)? others?|all)`,
    ),
  ],
];
/** `All P0 tasks`, and `P1 tasks` after `and`. */
const PRIORITY = whole(`(?:(?:all|every)(?: the)? (P\\d(?:/P\\d){0,4})(?: ${TASKS})?|(P\\d) ${TASKS})`);
const PHASE =
  /^(?:all|every)(?: of)?(?: the)? (?:tasks? (?:in|of|from) )?(phases? \w{1,6}(?:\.\d{1,4}){0,3}(?:[ ]?[-–—][ ]?\w{1,6})?)(?: tasks?)?/i;
const GROUP =
  /^(?:[Aa]ll|ALL|[Ee]very)(?: of)?(?: the)? (?:tasks? (?:in|of|from) )?([A-Z]{1,4}-?\d{1,3}(?:\.\d{1,3}){0,2})(?: tasks?)?(?=$| )/;
const TYPE = whole(`(?:all|every)(?: the)? ([\\p{L}][\\p{L}\\d -]{1,40}?)(?: phase)? ${TASKS}`);
const VAGUE = /\b(?:desired|selected|chosen)\b/i;

function whole(pattern: string): RegExp {
  return new RegExp(`^${pattern}${GATE}[.!]?$`, "iu");
}

/** `Previous task` and `prior phase` mean the one before, not all of them. */
const ONE_BEFORE = whole("(?:previous|prior|preceding) (task|phase)");

/** Whether a text may name a set: what it costs nothing to see. */
function mayBeSet(text: string): boolean {
  return /^(?:all|every|each|everything|previous|prior|preceding|above|P\d)\b/i.test(text);
}

/**
 * `All previous phases`, `All P0 tasks complete`, `All implementation tasks`: one reference for each set. A string is
 * the same in fewer words, to be read again: `Phase 4` for `All Phase 4 tasks`. Null for what is no set.
 */
export function parseSet(text: string): readonly Reference[] | string | null {
  if (!mayBeSet(text) || text.length > 200) return null;
  const one = ONE_BEFORE.exec(text)?.[1]?.toLowerCase();
  if (one !== undefined) return [setOf(one === "task" ? "earlier-tasks" : "earlier-phases", "last", text, "high")];
  const kind = SETS.find(([, pattern]) => pattern.test(text))?.[0];
  if (kind !== undefined) return [setOf(kind, "", text, VAGUE.test(text) ? "medium" : "high")];
  const priorities = PRIORITY.exec(text)?.[0].match(/P\d/gi);
  if (priorities) return priorities.map((one) => setOf("priority", one.toUpperCase(), text, "medium"));
  const group = (PHASE.exec(text) ?? GROUP.exec(text)) as RegExpExecArray | null;
  if (group) return `${group[1]}${text.slice(group[0].length)}`;
  const type = TYPE.exec(text)?.[1];
  return type === undefined ? null : [setOf("type", type.trim().toLowerCase(), text, "low")];
}

function setOf(of: SetKind, filter: string, text: string, confidence: Confidence): Reference {
  return { kind: "set", of, filter, text, confidence };
}

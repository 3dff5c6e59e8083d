import { expandRange } from "../references/ranges.ts";
import { plainSigns } from "../statuses/garbled-signs.ts";
import { fieldRole } from "./field-keys.ts";
import type { Field } from "./fields.ts";

const MENTION = /\b(?:AC-US\d{1,3}-\d{1,3}|(?:FR|NFR|SC|AC|REQ|BR|UC)-\d{1,4}[a-wyz]?)\b/g;
/** BMAD: `(AC: 1, 2)`. */
const CRITERIA = /\(ACs?:?[ \t]*(#?\d{1,3}(?:[ \t]*[,&][ \t]*#?\d{1,3}){0,20})\)/gi;
/** Ouroboros: `AC 1.1.1` is a criterion of requirement 1.1. */
const CRITERION_OF = /\bACs?[ ](\d{1,3}\.\d{1,3})(?:\.\d{1,3})?(?![.\d])/g;
const ID = "[A-Z]{1,6}-?(?:[A-Z]{1,4}\\d{0,4}-)?\\d{1,4}(?:\\.\\d{1,4}){0,4}[a-wyz]?|\\d{1,4}(?:\\.\\d{1,4}){0,4}";
/** One id, or a range of them. */
const REFERENCE = new RegExp(`(?<![\\w.])(${ID})(?:[ \\t]?[-–—][ \\t]?(${ID}))?(?![\\w])`, "g");
/** `Requirements: Node 20` names none. */
const BEGINS_WITH_ID =
  /^[^\p{L}\d]{0,4}(?:(?:requirements?|reqs?|acs?|criteria)[ \t]+)?#?(?:[A-Z]{1,6}-?\d|[A-Z]{2,4}-[A-Z]|\d)/iu;
const OF_WORDS =
  /([,;][ \t]*)(?!(?:requirements?|reqs?|acs?|criteria|acceptance|user stor(?:y|ies)|and)\b)(?:\p{L}{3,30}[ \t]+){2,6}\d{1,4}(?:[ \t]*(?:,|&|and)[ \t]*\d{1,4}(?![.\d]))*/giu;
const MAX_VALUE = 1_000;

/** Ids of requirements and criteria that a text mentions: `FR-012`, `SC-003`, `AC 2` of `(AC: 2)`; each once. */
export function requirementsMentioned(text: string): string[] {
  if (!/[A-Z]C\b|-\d/i.test(text)) return [];
  const criteria = [...text.matchAll(CRITERIA)].flatMap(([, list = ""]) =>
    numbersOf(list).map((number) => `AC ${number}`),
  );
  const owners = [...text.matchAll(CRITERION_OF)].map(([, id = ""]) => id);
  return [...new Set([...(text.match(MENTION) ?? []), ...criteria, ...owners])];
}

/**
 * Ids that fields of a task name as its requirements: `FR-001`, `1.1`. A range over letters and one number is written
 * out; one over numbers with dots stays as it is, `1.1-6.3`, because only the requirements know what is between.
 */
export function requirementsStated(fields: readonly Field[]): string[] {
  return fields.flatMap(({ key, value, list = [] }) => {
    const role = fieldRole(key);
    if (role !== "requirements" && role !== "criteria-refs") return [];
    const texts = value === "" ? list.map(({ text }) => text) : [value];
    return texts.flatMap((text) => idsOf(text, role === "criteria-refs"));
  });
}

function idsOf(value: string, isOfCriteria: boolean): string[] {
  const said = plainSigns(value.slice(0, MAX_VALUE)).replace(/[*_`#]/g, "");
  if (!BEGINS_WITH_ID.test(said)) return [];
  return [...ofRequirements(said).matchAll(REFERENCE)].flatMap(([, from = "", to]) => {
    const isBare = /^\d+$/.test(from);
    if (to === undefined) return [isOfCriteria && isBare ? `AC ${from}` : from];
    return from.includes(".") || /^\d/.test(from) !== /^\d/.test(to) ? [`${from}-${to}`] : expandRange({ from, to });
  });
}

/** `1.3, Test Findings 2, 4 & 5`: numbers behind words are of what the words name. */
function ofRequirements(said: string): string {
  return said.replace(OF_WORDS, (_, lead: string) => lead);
}

function numbersOf(list: string): string[] {
  return list.match(/\d{1,3}/g) ?? [];
}

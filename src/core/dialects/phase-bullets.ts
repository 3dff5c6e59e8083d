import { plainText } from "../markdown/plain-text.ts";
import type { Confidence, Expression, Reference } from "../references/expression.ts";
import { idAt } from "../references/identifiers.ts";
import { negationBefore } from "../references/negation.ts";
import { isNothing, parseExpression } from "../references/parse-expression.ts";
import { namedPhases } from "./named-phases.ts";
import type { PhaseNames } from "./phase-names.ts";

/** A statement about a phase; its place is the bullet's. */
export interface OwnedExpression {
  readonly owner: string;
  readonly expression: Omit<Expression, "at">;
}

/** `blocks` and what it waits for, one after the other; what blocks *on* another waits for it. */
const VERB =
  /(?:(?:\b(?:(blocks)(?! on\b)|depends? (?:up)?on|(?:can )?starts? (?:any ?time |immediately |only )?after|requires completion of|(requires|dependency on)|blocked (?:by|on)|blocks on)|(?<=: ?)after)\b|(?<![无無没沒不])依[赖賴][于於]?|(?<!被)(阻塞))[ \t]*:?[ \t]*/gi;
/** Every one of them has one of these. */
const SIGN = /block|depend|require|after|依|阻塞/i;
/** Without a colon only a bullet that begins with a phase speaks of it. */
const BEGINS_WITH_PHASE = /^(?:the |all )?(?:(?:ph|f)ases?[ \t]|user stor(?:y|ies)\b|US-?\d|M\d)/i;
/** The last of so many runs to the end of its sentence; real bullets have three. */
const MAX_VERBS = 20;
/** Longer beginnings are sentences. */
const MAX_OWNER = 60;
/** What is needed and can be done without is not waited for. */
const ON_ITS_OWN = /\bindependent/i;
/** `may depend on US1, but can be tested alone`. */
const PERHAPS = /\b(?:may|might|could|optionally)[ \t]+$/i;

const ALL_BEFORE = /\ball (?:\w+[ ])?(?:phases|features)\b/i;
const ALL_AFTER =
  /^(?:everything(?: else)?|all else|the rest|all (?:other|later|following|subsequent|remaining) (?:work|phases))\b/i;
/** Which ones is decided elsewhere, or by nobody. */
const VAGUE = /\b(?:desired|selected|chosen|content|stories it)\b/i;
const NOBODY = /^(?:each other|one another|itself)\b/i;

/** `Task Group 4: Errors (depends on 2, 3)`. */
const NUMBERS = /^\d{1,3}(?:[ ]?(?:[-–,&]|and)[ ]?\d{1,3}){0,20}$/;

interface Clause {
  readonly text: string;
  readonly direction: Expression["direction"];
  readonly isPerhaps: boolean;
}

/**
 * Reads `**Foundational (Phase 2)**: Depends on Setup completion - BLOCKS all user stories` and its relatives, verb by
 * verb. Nothing for bullets that name no phase before the colon or the first verb.
 */
export function readPhaseBullet(
  text: string,
  names: PhaseNames,
  isDefined: (id: string) => boolean = () => false,
): OwnedExpression[] {
  if (!SIGN.test(text)) return [];
  let owners: readonly string[] = [];
  return halfWidth(plainText(text))
    .replace(/\s+/g, " ")
    .split(/;[ ]/)
    .flatMap((part): OwnedExpression[] => {
      const verbs = [...part.matchAll(VERB)].slice(0, MAX_VERBS);
      const own = verbs[0] ? ownersOf(part, verbs[0].index, names) : [];
      if (own.length > 0) owners = own;
      const about = verbs.filter(
        ({ index }, at) => !isAboutTask(part, index, isDefined) && !(at > 0 && isNote(part, index)),
      );
      const expressions = clausesOf(part, about).flatMap((clause) => stated(clause, { names, isDefined, owners }));
      return owners.flatMap((owner) => expressions.map((expression) => ({ owner, expression })));
    });
}

const FULL_WIDTH: ReadonlyMap<string, string> = new Map([
  ["（", " ("],
  ["）", ") "],
  ["：", ": "],
  ["；", "; "],
  ["、", ", "],
  ["，", ", "],
  ["。", ". "],
]);

function halfWidth(text: string): string {
  return text.replace(/[（）：；、，。]/g, (sign) => FULL_WIDTH.get(sign) ?? sign);
}

/** `**Phase 3**: T012 is done first; T014 depends on it` speaks of tasks. */
function isAboutTask(plain: string, verb: number, isDefined: (id: string) => boolean): boolean {
  const sentence =
    plain
      .slice(Math.max(0, verb - 120), verb)
      .split(/[.;:][ ]/)
      .at(-1) ?? "";
  return [...sentence.matchAll(/(?<![\w.-])(?=[A-Z\d])/g)].some(({ index }) => isDefined(idAt(sentence, index) ?? ""));
}

/** Whether a verb stands in parentheses: behind another one it gives a reason. */
function isNote(plain: string, verb: number): boolean {
  return plain.lastIndexOf("(", verb) > plain.lastIndexOf(")", verb);
}

/** Up to the parenthesis that closes without having been opened. */
function outsideNote(text: string): string {
  const [opened, closed] = [text.indexOf("("), text.indexOf(")")];
  return closed >= 0 && (opened < 0 || closed < opened) ? text.slice(0, closed) : text;
}

function ownersOf(plain: string, verb: number, names: PhaseNames): readonly string[] {
  const colon = plain.indexOf(":");
  if (colon >= 0 && colon < verb) return namedPhases(plain.slice(0, colon), names);
  const subject = plain.slice(0, verb).trim();
  if (subject === "" || subject.length > MAX_OWNER) return [];
  return BEGINS_WITH_PHASE.test(subject) || names.labelled(subject) !== null ? namedPhases(subject, names) : [];
}

/** Each up to the dash, the sentence end or the verb that follows; what is denied is left out. */
function clausesOf(plain: string, verbs: readonly RegExpExecArray[]): Clause[] {
  return verbs.flatMap((verb, index): Clause[] => {
    if (negationBefore(plain, verb.index) !== null) return [];
    const rest = plain.slice(verb.index + verb[0].length, verbs[index + 1]?.index);
    if (NOBODY.test(rest)) return [];
    const text = (outsideNote(rest).split(/ [-–—→] |[.;](?:\s|$)|;(?=[^\s\w]|$)/, 1)[0] ?? "").trim();
    const before = plain.slice(Math.max(0, verb.index - 20), verb.index);
    const isPerhaps = PERHAPS.test(before) || (verb[2] !== undefined && ON_ITS_OWN.test(rest));
    return [{ text, direction: (verb[1] ?? verb[3]) === undefined ? "waits" : "blocks", isPerhaps }];
  });
}

interface Around {
  readonly names: PhaseNames;
  readonly isDefined: (id: string) => boolean;
  readonly owners: readonly string[];
}

/** A clause that names nothing stays visible as prose; what blocks nothing by name says only that it matters. */
function stated({ text, direction, isPerhaps }: Clause, around: Around): OwnedExpression["expression"][] {
  const { names, isDefined, owners } = around;
  const isAllBefore = direction === "waits" && ALL_BEFORE.test(text);
  const said = NUMBERS.test(text) ? `Phases ${text}` : text;
  const isAllAfter = direction === "blocks" && ALL_AFTER.test(text);
  const phases = isAllBefore
    ? names.before(owners[0] ?? "")
    : isAllAfter
      ? names.after(owners.at(-1) ?? "")
      : namedPhases(said, names);
  const confidence: Confidence = isPerhaps ? "low" : VAGUE.test(text) ? "medium" : "high";
  const own = new Set(owners);
  const named = phases.filter((id) => !own.has(id)).map((id): Reference => ({ kind: "phase", id, confidence }));
  const references = isAllAfter ? named : [...named, ...namedTasks(text, isDefined)];
  if (references.length > 0) return [{ source: "phase", text, direction, references }];
  if (direction === "blocks") return [];
  return [{ source: "phase", text, direction, references: isNothing(text) ? [] : spelledOut(text, confidence) }];
}

/** `Task Groups 1, 2 complete`, as a field would say it; other words stay as they are. */
function spelledOut(text: string, atMost: Confidence): readonly Reference[] {
  const read = parseExpression(text, { atMost });
  return read.length > 0 && read.every(({ kind }) => kind === "phase") ? read : [{ kind: "prose", text }];
}

/** `T003 (shared model)`: tasks that exist. */
function namedTasks(text: string, isDefined: (id: string) => boolean): Reference[] {
  return parseExpression(text, { isDefined, isAside: true, atMost: "high" }).filter(
    (one) => (one.kind === "id" && isDefined(one.id)) || (one.kind === "range" && isDefined(one.from)),
  );
}

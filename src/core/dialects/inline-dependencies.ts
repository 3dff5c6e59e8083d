import type { Expression, Reference } from "../references/expression.ts";
import { behindWords } from "../references/ids-behind-words.ts";
import { negationBefore } from "../references/negation.ts";
import { type ExpressionContext, parseExpression } from "../references/parse-expression.ts";
import { clauseAt } from "./clause-at.ts";
import { findEastAsianDependencies } from "./east-asian-dependencies.ts";
import { subjectBefore } from "./sentence-subject.ts";
import { findTaggedDependencies } from "./tagged-dependencies.ts";

/** A dependency said in passing, with its offset in the text. */
export interface InlineDependency {
  readonly text: string;
  readonly start: number;
  readonly direction: Expression["direction"];
  readonly references: readonly Reference[];
}

/** One of these is in every text that says something in passing; most texts have none, and are not read again. */
const SIGN =
  /[√Ã]|\((?:[←⟵]|<-)|apr[èe]s|nach|dep|dép|dip|hängig|haeng|hängt|benö|benoe|cessite|block|wait|gated|requir|need|after|before|follow|once|prereq|pending|[[{`](?:[A-Z]|needs|after|deps?)[^\]}`\n]{0,9}[:,}\d]|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/i;
/** Letters with a mark: as they are, without it, and as UTF-8 that somebody read as Mac Roman or Windows-1252. */
const AE = "(?:ä|ae|√§|Ã¤)";
const OE = "(?:ö|oe|√∂|Ã¶)";
const E = "(?:é|e|√©|Ã©)";
/** Words after which a clause begins: plain ones for waiting, plain ones for blocking, everyday ones for either. */
const WAITS = `depend(?:s|ent|ing)? (?:up)?on(?! by)|(?:dep(?:s|ends)?|dependenc(?:y|ies)|prerequisites?|prereqs?)(?=[*_]{0,3}:)|deps?(?=[ \\t]?=)|(?<=\\()deps?(?=[ \\t]+[A-Z]{0,6}\\d)|blocked(?=[*_]{0,3}:)|blocked (?:by|on|until)|wait(?:s|ing)? (?:on|for)|gated (?:by|on)|depende[nm]? del?|depende[nm]? d[ao]|abh${AE}ngig von|h${AE}ngt (?:ab )?von|ben${OE}tigt|d${E}pend de|n${E}cessite|dipende da|blockiert (?:durch|von)|(?:do not|don't|cannot|can't|must not|may not) (?:start|begin|run|merge|ship)(?: this)? (?:before|until)`;
const BLOCKS = "(?:un)?blocks|required by|needed by|depended (?:up)?on by|(?:a )?prerequisites? (?:for|of)";
const WAITS_PERHAPS = `requires|needs|after|following|once|pending|despu${E}s de|depois de|apr(?:è|e|√®|Ã¨)s|nach`;
const BLOCKS_PERHAPS = "before|precedes";
const VERB = new RegExp(
  `(?<=\\()(←|⟵|<-{1,2})[ \\t]*|(?<![A-Za-z0-9])(?:(${WAITS})|(${BLOCKS})|(${WAITS_PERHAPS})|(${BLOCKS_PERHAPS}))\\b[*_]{0,3}[ \\t]*[:=]?[*_]{0,3}[ \\t]*(?:(?:the )?completion of[ \\t]+)?`,
  "gi",
);
/** Each of the words above has one of these in it: looking for them costs a fraction of looking for the words. */
const WORD =
  /[√Ã]|\((?:[←⟵]|<-)|apr[èe]s|nach|dep|dép|dip|hängig|haeng|hängt|benö|benoe|cessite|block|wait|gated|requir|need|after|before|follow|once|prereq|pending|preced|despu/i;
/** What a clause has to begin with: anything else is ordinary language about dependencies. */
const NAMED =
  /^[*`_[{]{0,3}(?:(?:tasks?|phases?|milestones?|groups?|user stor(?:y|ies))[ \t]+[*`_[]{0,3}\d|(?:(?:tasks?|phases?|milestones?|groups?|user stor(?:y|ies))[ \t]+)?[*`_[]{0,3}(?:[A-Z]{1,14}-?\d|\d{1,4}[A-Z]?\.[\dxX*]|[A-Z](?:-[A-Z])?[.-]\d))/i;
/** Somebody outside, or a group that only a reader knows: visible after the plain words for waiting. */
const OUTSIDE = /^(?:#\d|https?:\/\/|(?:all|every)\b.{0,60}\b(?:tasks?|phases?|steps?|stories)\b)/i;
/** `patterns such as \`Depends on T001\``: about the words, not about the task. */
const QUOTED = /(?:e\.g\.|such as|like|patterns?|forms?|formats?|strings?|says?|phrases?)[ \t:,]*`$/i;
/** Numbers, and nothing else: `(needs 3)` may count things. */
const NUMBERS = /^#?\d{1,4}(?:(?:[ \t]?[,;&+/][ \t]?(?:and[ \t])?|[ \t]and[ \t])#?\d{1,4}){0,40}$/;
/** Verbs that are said of tasks, where nothing stands before them. */
const SPOKEN = /^(?:depend(?:s|ent)? (?:up)?on|blocked by|wait(?:s|ing) (?:for|on)|gated (?:by|on))/i;

/** Finds `(depends on T012, T013)`, `Blocked by T003.`, `after T005`, `blocks T009`, `[D:T002]`, `{T004}`. Linear. */
export function findInlineDependencies(text: string, context: ExpressionContext): InlineDependency[] {
  if (!SIGN.test(text)) return [];
  const tagged = findTaggedDependencies(text, context);
  const rest = withoutTags(text, tagged);
  const worded = findWordedDependencies(rest, context);
  const others = findEastAsianDependencies(rest, context).flatMap((one) => withoutOwner(one, rest, context));
  return [...worded, ...tagged, ...others].sort((a, b) => a.start - b.start);
}

/** Nobody calls anything else so, defined or not. */
const A_TASK = /^(?:T|WP)-?\d{2,}/;

/** In front of a verb that nothing stands before in its sentence or its note. */
const BEGINNING = /(?:\(|^\s*|[.;]\s{1,2})[*_`]{0,3}$/;

/** `After WP01:` heads what is true then, in the block of WP01 too. */
const MOMENT = /^(?:after|before|following|once|pending|precedes)\b/i;

/**
 * What a sentence says of its owner: nothing where its subject is another task, and no task waits for itself in passing.
 * Only what begins with the verb, `(depends on T001)`, is taken by its word.
 */
function withoutOwner(
  one: InlineDependency,
  text: string,
  { owner, isDefined }: ExpressionContext,
): InlineDependency[] {
  if (owner == null) return [one];
  const subject = subjectBefore(text, one.start).filter((id) => isDefined?.(id) === true || A_TASK.test(id));
  if (subject.length > 0 && !subject.includes(owner)) return [];
  const isMeant =
    BEGINNING.test(text.slice(Math.max(0, one.start - 6), one.start)) && !MOMENT.test(text.slice(one.start));
  if (isMeant) return [one];
  const references = one.references.filter((reference) => !(reference.kind === "id" && reference.id === owner));
  return references.length > 0 || one.references.length === 0 ? [{ ...one, references }] : [];
}

/** The words of a tag are read with it. */
function withoutTags(text: string, tags: readonly { readonly start: number; readonly end: number }[]): string {
  if (tags.length === 0) return text;
  let at = 0;
  const parts = tags.map(({ start, end }) => {
    const before = text.slice(at, start);
    at = end;
    return before + " ".repeat(end - start);
  });
  return parts.join("") + text.slice(at);
}

function findWordedDependencies(text: string, context: ExpressionContext): InlineDependency[] {
  if (!WORD.test(text)) return [];
  const verbs = [...text.matchAll(VERB)];
  return verbs.flatMap((verb, index) => saidBy(verb, verbs[index + 1]?.index ?? text.length, text, context));
}

/** What one verb says, up to the next one. */
function saidBy(verb: RegExpExecArray, next: number, text: string, context: ExpressionContext): InlineDependency[] {
  const [said, arrow, waits = arrow, blocks, waitsPerhaps] = verb;
  const clause = clauseAt(text, verb.index + said.length, next);
  const isPlain = (waits ?? blocks) !== undefined;
  const before = text.slice(Math.max(0, verb.index - 40), verb.index);
  const isOutside = waits !== undefined && (OUTSIDE.test(clause) || isSpokenOf(said, before, clause, context));
  if (!isOutside && !isNamed(clause, isPlain ? "(" : before, context)) return [];
  if (QUOTED.test(before) || negationBefore(text, verb.index) !== null) return [];
  const isDoubtful = NUMBERS.test(clause) || isInPassing(text, verb.index, isPlain || context.isProse !== true);
  const references = referencesIn(clause, isOutside, isDoubtful ? { ...context, atMost: "medium" } : context);
  const isSure = (one: Reference) => one.kind === "prose" || isCertain(one, context) || isSlip(clause, before, context);
  const isMeant = isPlain || (references.every(isSure) && !isMoment(said, clause));
  if (references.length === 0 || !isMeant) return [];
  const direction = (waits ?? waitsPerhaps) === undefined ? "blocks" : "waits";
  return withoutOwner({ text: clause, start: verb.index, direction, references }, text, context);
}

/** `(depends on T001)`; `(depends on 1, 2)`, where tasks are called by numbers; `(requires the model from T001)`. */
function isNamed(clause: string, before: string, { isDefined }: ExpressionContext): boolean {
  if (NAMED.test(clause)) return true;
  if (!BEGINNING.test(before)) return false;
  const rest = behindWords(clause)?.rest;
  return (isDefined?.("1") === true && NUMBERS.test(clause)) || (rest !== undefined && NAMED.test(rest));
}

/** `(after T099)`: ids, and nothing else, as this task has one, are a slip where nobody has them. */
function isSlip(clause: string, before: string, { owner }: ExpressionContext): boolean {
  const shape = (owner ?? "").replace(/\d/g, "0");
  const isOpen = /^[A-Z]/.test(shape) && /\([*_`]{0,3}$/.test(before);
  return isOpen && clause.split(/[ \t]*(?:,|;|&|\+|\band\b)[ \t]*/).every((one) => one.replace(/\d/g, "0") === shape);
}

/** `(depends on the new parser)`: whoever reads it knows who is meant, or does not; in the text below, things depend on things. */
function isSpokenOf(verb: string, before: string, clause: string, { isProse }: ExpressionContext): boolean {
  return isProse !== true && SPOKEN.test(verb) && BEGINNING.test(before) && /^[*_`"“]{0,3}\p{L}/u.test(clause);
}

/** An everyday word is meant where it begins a text or a parenthesis, less so in the middle of prose. */
function isInPassing(text: string, verb: number, isSure: boolean): boolean {
  const before = text.slice(Math.max(0, verb - 40), verb);
  return SOFT.test(before) || !(isSure || /(?:^|\()[\s*_`]{0,8}$/.test(before));
}

function referencesIn(clause: string, isOutside: boolean, context: ExpressionContext): readonly Reference[] {
  const read = parseExpression(clause, { ...context, isAside: true });
  return isOutside || read.some(({ kind }) => kind !== "prose") ? read : [];
}

/** `after` and `requires` are everyday words: they count before ids that exist. */
function isCertain(reference: Reference, { isDefined }: ExpressionContext): boolean {
  if (reference.kind === "phase") return true;
  if (reference.kind === "range")
    return isDefined === undefined || (isDefined(reference.from) && isDefined(reference.to));
  return reference.kind === "id" && isDefined?.(reference.id) === true;
}

/** `on the branch before T005 landed` tells of a state. */
const HAPPENED = /^[^a-z]{0,60}(?:landed|was|were|existed|shipped|merged)\b/;
const OVER =
  /^(?:[^a-z]|\b(?:and|or|to|tasks?|phases?)\b){0,200}(?:$|(?:[a-z]{1,12}[ \t]+){0,2}(?:complete[ds]?|completion|done|finish(?:es|ed)?|merge[ds]?|lands?|landed|ships?|shipped|pass(?:es|ed)?|ready|exists?|approved|in place|verified|green|available|closed|converged|is|are|has|have)\b)/;

/** `once T003 lands` waits for a task, `once T003 writes the graph` for a moment while the system runs. */
function isMoment(verb: string, clause: string): boolean {
  if (/^once/i.test(verb)) return !OVER.test(clause);
  return /^before/i.test(verb) && HAPPENED.test(clause);
}

/** What somebody can do without. */
const SOFT = /\b(?:soft|optional(?:ly)?|ideally|preferabl[ey]|recommended)[ \t*_-]{1,5}(?:dependency )?$/i;

/** How many lines end before an offset. */
export function lineBreaks(text: string, end: number): number {
  return text.slice(0, end).match(/\r\n|\r|\n/g)?.length ?? 0;
}

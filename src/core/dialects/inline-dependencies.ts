import type { Expression, Reference } from "../references/expression.ts";
import { negationBefore } from "../references/negation.ts";
import { type ExpressionContext, parseExpression } from "../references/parse-expression.ts";
import { findEastAsianDependencies } from "./east-asian-dependencies.ts";
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
  /dep|block|wait|gated|requir|need|after|before|follow|once|prereq|pending|[[{`](?:[A-Z]|needs|after|deps?)[^\]}`\n]{0,9}[:,}\d]|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/i;
/** Words after which a clause begins: plain ones for waiting, plain ones for blocking, everyday ones for either. */
const WAITS =
  "depend(?:s|ent|ing)? (?:up)?on(?! by)|(?:dep(?:s|ends)?|dependenc(?:y|ies)|prerequisites?|prereqs?)(?=[*_]{0,3}:)|blocked (?:by|on|until)|wait(?:s|ing)? (?:on|for)|gated (?:by|on)|depende[nm]? del?|depende[nm]? d[ao]";
const BLOCKS = "(?:un)?blocks|required by|needed by|depended (?:up)?on by|(?:a )?prerequisites? (?:for|of)";
const WAITS_PERHAPS = "requires|needs|after|following|once|pending|despu[eé]s de|depois de";
const BLOCKS_PERHAPS = "before|precedes";
const VERB = new RegExp(
  `(?<![A-Za-z0-9])(?:(${WAITS})|(${BLOCKS})|(${WAITS_PERHAPS})|(${BLOCKS_PERHAPS}))\\b[*_]{0,3}[ \\t]*:?[*_]{0,3}[ \\t]*(?:(?:the )?completion of[ \\t]+)?`,
  "gi",
);
/** What a clause has to begin with: anything else is ordinary language about dependencies. */
const NAMED =
  /^[*`_[{]{0,3}(?:(?:tasks?|phases?|milestones?|groups?|user stor(?:y|ies))[ \t]+[*`_[]{0,3}\d|(?:(?:tasks?|phases?|milestones?|groups?|user stor(?:y|ies))[ \t]+)?[*`_[]{0,3}(?:[A-Z]{1,8}-?\d|\d{1,4}[A-Z]?\.[\dxX*]|[A-Z](?:-[A-Z])?[.-]\d))/i;
/** Somebody outside, or a group that only a reader knows: visible after the plain words for waiting. */
const OUTSIDE = /^(?:#\d|https?:\/\/|(?:all|every)\b.{0,60}\b(?:tasks?|phases?|steps?|stories)\b)/i;
const MAX_CLAUSE = 300;

/** Finds `(depends on T012, T013)`, `Blocked by T003.`, `after T005`, `blocks T009`, `[D:T002]`, `{T004}`. Linear. */
export function findInlineDependencies(text: string, context: ExpressionContext): InlineDependency[] {
  if (!SIGN.test(text)) return [];
  const tagged = findTaggedDependencies(text, context);
  const rest = withoutTags(text, tagged);
  const found = [...findWordedDependencies(rest, context), ...tagged, ...findEastAsianDependencies(rest, context)];
  return found.sort((a, b) => a.start - b.start);
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
  const verbs = [...text.matchAll(VERB)];
  return verbs.flatMap((verb, index): InlineDependency[] => {
    const [, waits, blocks, waitsPerhaps] = verb;
    const start = verb.index + verb[0].length;
    const clause = clauseAt(text, start, verbs[index + 1]?.index ?? text.length);
    const isPlain = (waits ?? blocks) !== undefined;
    const isOutside = waits !== undefined && OUTSIDE.test(clause);
    if (!(isOutside || NAMED.test(clause)) || negationBefore(text, verb.index) !== null) return [];
    const references = referencesIn(clause, isOutside, context);
    if (references.length === 0 || (!isPlain && !references.every((one) => isCertain(one, context)))) return [];
    const direction = (waits ?? waitsPerhaps) === undefined ? "blocks" : "waits";
    return [{ text: clause, start: verb.index, direction, references }];
  });
}

function referencesIn(clause: string, isOutside: boolean, context: ExpressionContext): readonly Reference[] {
  const read = parseExpression(clause, { ...context, isAside: true });
  return isOutside ? read : read.filter(({ kind }) => kind !== "prose");
}

/** `after` and `requires` are everyday words: they count before ids that exist. */
function isCertain(reference: Reference, { isDefined }: ExpressionContext): boolean {
  if (reference.kind === "phase") return true;
  return reference.kind === "id" ? isDefined?.(reference.id) === true : reference.kind === "range";
}

/** Up to the next verb, or to the end of the sentence or of the parenthesis that the clause stands in. */
function clauseAt(text: string, start: number, nextVerb: number): string {
  const end = Math.min(nextVerb, start + MAX_CLAUSE);
  let depth = 0;
  let at = start;
  for (; at < end; at += 1) {
    const char = text.charAt(at);
    if (char === "(") depth += 1;
    else if (char === ")" && depth > 0) depth -= 1;
    else if (depth === 0 && (/[)\]};|]/.test(char) || isSentenceEnd(text, at))) break;
  }
  return text.slice(start, at).trim();
}

const SENTENCE_END = /\.[*_`"”)]{0,3}(?:\s|$)|[ \t][-–—·][ \t]|:[ \t]/y;

function isSentenceEnd(text: string, at: number): boolean {
  SENTENCE_END.lastIndex = at;
  return SENTENCE_END.test(text);
}

/** How many lines end before an offset. */
export function lineBreaks(text: string, end: number): number {
  return text.slice(0, end).match(/\r\n|\r|\n/g)?.length ?? 0;
}

import type { Expression, Reference } from "../references/expression.ts";
import { negationBefore } from "../references/negation.ts";
import { type ExpressionContext, parseExpression } from "../references/parse-expression.ts";

/** A dependency said in passing, with its offset in the text. */
export interface InlineDependency {
  readonly text: string;
  readonly start: number;
  readonly direction: Expression["direction"];
  readonly references: readonly Reference[];
}

const VERB =
  /\b(?:(depends?(?:ing)? (?:up)?on|dependent on|(?:dep(?:s|ends)?|dependenc(?:y|ies)|prerequisites?|prereqs?)(?=[*_]{0,3}:)|blocked by|waiting (?:on|for))|(un)?blocks|(requires|needs|after))\b[*_]{0,3}[ \t]*:?[*_]{0,3}[ \t]*(?:(?:the )?completion of[ \t]+)?/gi;
/** What a clause has to begin with: anything else is ordinary language about dependencies. */
const NAMED =
  /^[*`_[]{0,3}(?:(?:tasks?|phases?|milestones?|user stor(?:y|ies))[ \t]+[*`_[]{0,3}\d|(?:(?:tasks?|phases?|milestones?|user stor(?:y|ies))[ \t]+)?[*`_[]{0,3}(?:[A-Z]{1,8}-?\d|\d{1,4}[A-Z]?\.\d|[A-Z]\.\d))/i;
/** Somebody outside, or a group that only a reader knows: visible after the plain words for waiting. */
const OUTSIDE = /^(?:#\d|https?:\/\/|(?:all|every)\b.{0,60}\b(?:tasks?|phases?|steps?|stories)\b)/i;
const MAX_CLAUSE = 300;

/** Finds `(depends on T012, T013)`, `Blocked by T003.`, `after T005`, `blocks T009` in a text. Linear. */
export function findInlineDependencies(text: string, context: ExpressionContext): InlineDependency[] {
  const found: InlineDependency[] = [];
  for (const match of text.matchAll(VERB)) {
    const start = match.index + match[0].length;
    const clause = clauseAt(text, start);
    const isOutside = match[1] !== undefined && OUTSIDE.test(clause);
    if (!(isOutside || NAMED.test(clause)) || negationBefore(text, match.index) !== null) continue;
    const read = parseExpression(clause, { ...context, isAside: true });
    const references = isOutside ? read : read.filter(({ kind }) => kind !== "prose");
    const isWeak = match[3] !== undefined;
    if (references.length === 0 || (isWeak && !references.every((one) => isCertain(one, context)))) continue;
    const direction = match[1] === undefined && !isWeak ? "blocks" : "waits";
    found.push({ text: clause, start: match.index, direction, references });
  }
  return found;
}

/** `after` and `requires` are everyday words: they count before ids that exist. */
function isCertain(reference: Reference, { isDefined }: ExpressionContext): boolean {
  if (reference.kind === "phase") return true;
  return reference.kind === "id" ? isDefined?.(reference.id) === true : reference.kind === "range";
}

/** Up to the end of the sentence or of the parenthesis that the clause stands in. */
function clauseAt(text: string, start: number): string {
  const end = Math.min(text.length, start + MAX_CLAUSE);
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

function isSentenceEnd(text: string, at: number): boolean {
  if (text.startsWith(" - ", at) || text.startsWith(" — ", at) || text.startsWith(": ", at)) return true;
  return text.charAt(at) === "." && (at + 1 >= text.length || /\s/.test(text.charAt(at + 1)));
}

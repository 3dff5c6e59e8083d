import type { Confidence, Reference } from "./expression.ts";
import { idAt } from "./identifiers.ts";
import type { ExpressionContext } from "./parse-expression.ts";
import { rangeBetween, rangeInToken } from "./ranges.ts";
import type { ListItemText } from "./split-items.ts";

/** What a word before an id makes of it; it holds for the items that follow: `Tasks 2.1, 2.2`. */
export type Keyword = "task" | "phase" | "story";

interface ItemReading {
  readonly references: readonly Reference[];
  readonly keyword: Keyword | null;
}

const KEYWORD =
  /^(task groups?|tasks?|phases?|groups?|user stor(?:y|ies)|stor(?:y|ies)|milestones?|waves?|epics?|sprints?|stages?)(?![\w-])[ \t:#]*/i;
const DASH = /^[ \t]*(?:[-–—~～]|\.{2,3}|…|→|(?:to|through|thru|until)(?=[ \t]))[ \t]*/i;
const WILDCARD = /^([A-Z]{0,6}-?\d{1,4}[A-Z]?(?:\.\d{1,4}){0,4}\.)(?:\*|[xX](?![\w]))|^([A-Z]{1,6}-?\d{0,4})\*/;
const GATE =
  /^(?:(?:is|are|be|being|must be|to be|has been|have been)[ \t]+)?(?:complete[ds]?|completion|done|finished|merged|pass(?:es|ed)?|verified\b.{0,60}|converged|approved|shipped|deployed|✓|✅)$/i;
const SOFT_GATE = /\bpartial(?:ly)?\b/i;
const EXTERNAL =
  /^https?:\/\/|^(?:[\w.-]+\/[\w.-]+)?#\d+$|^[\w./-]+#[A-Z0-9]|\b(?:external|team|vendor|third[- ]party|upstream|client|customer|legal|stakeholders?|partner)\b/i;

/** Reads one item of a dependency list. `inherited` is the keyword of the item before it. */
export function parseItem(item: ListItemText, inherited: Keyword | null, context: ExpressionContext): ItemReading {
  if (item.text === "") return { references: [], keyword: inherited };
  const set = parseSet(item.text, context);
  if (set !== null) return { references: set, keyword: inherited };
  const match = KEYWORD.exec(item.text);
  const keyword = match ? keywordOf(match[1] ?? "") : inherited;
  const rest = item.text.slice(match?.[0].length ?? 0);
  const references = parseNamed(rest, keyword, item, context);
  return references === null ? { references: [unnamed(item.text)], keyword: inherited } : { references, keyword };
}

function keywordOf(word: string): Keyword {
  if (/^tasks?$/i.test(word)) return "task";
  return /stor/i.test(word) ? "story" : "phase";
}

/** `All previous phases`, `All Phase 4 tasks`: what can be said without knowing the tasks. */
function parseSet(text: string, { earlierPhases }: ExpressionContext): Reference[] | null {
  if (!/^(?:all|every)\b/i.test(text)) return null;
  if (earlierPhases && /^(?:all|every) (?:previous|earlier|prior|preceding) phases?\b/i.test(text)) {
    const { first, last } = earlierPhases;
    if (first === last) return [{ kind: "phase", id: first, confidence: "high" }];
    return [{ kind: "range", from: first, to: last, confidence: "high" }];
  }
  const phase = /^(?:all|every) (?:of )?phase (\w{1,4}(?:\.\d{1,4})*)(?: tasks?)?(?: (?:complete[d]?|done))?$/i.exec(
    text,
  )?.[1];
  return phase === undefined ? [{ kind: "prose", text }] : [{ kind: "phase", id: phase, confidence: "high" }];
}

/** References of a text that begins with an id, or null when it does not, or says more than an id and a gate. */
function parseNamed(text: string, keyword: Keyword | null, item: ListItemText, context: ExpressionContext) {
  const wildcard = WILDCARD.exec(text);
  if (wildcard) {
    const isNarrowed = item.note !== null || text.length > wildcard[0].length;
    const prefix = wildcard[1] ?? wildcard[2] ?? "";
    return [{ kind: "wildcard" as const, prefix, confidence: isNarrowed ? ("medium" as const) : ("high" as const) }];
  }
  const first = idAt(text, 0, keyword !== null);
  if (first === null) return null;
  const range = rangeAt(text, first, keyword, context);
  if (range)
    return [{ kind: "range" as const, ...range.ends, confidence: confidenceOf(text.slice(range.length), "exact") }];
  const rest = text.slice(first.length).replace(/^:/, "").trim();
  if (rest !== "" && !isUnderstood(rest, first, keyword, context)) return null;
  return [named(first, keyword, confidenceOf(rest, "exact"))];
}

function rangeAt(text: string, first: string, keyword: Keyword | null, context: ExpressionContext) {
  const isDefined = context.isDefined ?? (() => false);
  const inToken = rangeInToken(first, isDefined);
  if (inToken) return { ends: inToken, length: first.length };
  const dash = DASH.exec(text.slice(first.length))?.[0];
  if (dash === undefined) return null;
  const at = first.length + dash.length;
  const afterWord = /^(?:task|phase)[ \t]+/i.exec(text.slice(at))?.[0].length ?? 0;
  const second = idAt(text, at + afterWord, keyword !== null || /^\d/.test(text.slice(at)));
  const ends = second === null ? null : rangeBetween(first, second);
  return ends === null || second === null ? null : { ends, length: at + afterWord + second.length };
}

/** After an id only a gate is plain; more words are a reason if the id is certain to be one. */
function isUnderstood(rest: string, id: string, keyword: Keyword | null, context: ExpressionContext): boolean {
  return GATE.test(rest) || SOFT_GATE.test(rest) || keyword !== null || context.isDefined?.(id) === true;
}

function named(id: string, keyword: Keyword | null, confidence: Confidence): Reference {
  if (keyword === "phase") return { kind: "phase", id, confidence };
  return { kind: "id", id: keyword === "story" && /^\d/.test(id) ? `US${id}` : id, confidence };
}

/** A plain gate leaves the reading exact; `partial`, or words that narrow it, make it medium. */
function confidenceOf(rest: string, plain: Confidence): Confidence {
  const words = rest.trim();
  if (words === "" || (GATE.test(words) && !SOFT_GATE.test(words))) return plain;
  return SOFT_GATE.test(words) || /\bcomplete[d]?\b|\bdone\b/i.test(words) ? "medium" : plain;
}

function unnamed(text: string): Reference {
  return { kind: EXTERNAL.test(text) ? "external" : "prose", text: text.slice(0, 200) };
}

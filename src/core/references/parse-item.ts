import type { Confidence, Reference } from "./expression.ts";
import { idAt } from "./identifiers.ts";
import { behindWords } from "./ids-behind-words.ts";
import type { ExpressionContext } from "./parse-expression.ts";
import { parseSet } from "./parse-set.ts";
import { rangeBetween, rangeInToken } from "./ranges.ts";
import { type ListItemText, splitItems } from "./split-items.ts";

/** What a word before an id makes of it; it holds for the items that follow: `Tasks 2.1, 2.2`. */
export type Keyword = "task" | "phase" | "story";

interface ItemReading {
  readonly references: readonly Reference[];
  readonly keyword: Keyword | null;
}

const KEYWORD =
  /^(task groups?|tasks?|phases?|phasen|fases?|groups?|user stor(?:y|ies)|stor(?:y|ies)|milestones?|waves?|epics?|sprints?|stages?)(?![\w-])[ \t:#]*/i;
/** `✅ M1.1`: what somebody thinks of it. */
const SYMBOLS = /^(?:(?:[\p{So}\p{Sk}]|\ufe0f)[ \t]*){1,8}(?=[\p{L}\p{N}])/u;
const DASH = /^[ \t]*(?:[-–—~～]|\.{2,3}|…|→|(?:to|through|thru|until)(?=[ \t]))[ \t]*/i;
/** What stands between two ids of one item. */
const JOINT = /^[ \t]*(?:(\/|\||<br[ \t]?\/?>|→|[-=]>|or\b)[ \t]*)?(?:tasks?[ \t]+)?/i;
/** One arrow may be a range; two are a chain. */
const CHAIN = /→[^→]{0,60}→/;
const MENTION = /(?<![\w./-])(?=[A-Z0-9])/g;
const WILDCARD = /^([A-Z]{0,6}-?\d{1,4}[A-Z]?(?:\.\d{1,4}){0,4}\.)(?:\*|[xX](?![\w]))|^([A-Z]{1,6}-?\d{0,4})\*/;
const GATE =
  /^(?:(?:is|are|be|being|must be|to be|has been|have been)[ \t]+)?(?:complete[ds]?|completion|done|finished|implemented|built|merged|pass(?:es|ed)?|verified\b.{0,60}|converged|approved|shipped|deployed|✓|✅)$/i;
const SOFT_GATE = /\bpartial(?:ly)?\b/i;
/** Addresses, numbers of other repositories, packages (`@scope/name`, `name@19.2`), and who is not of the project. */
const EXTERNAL =
  /^https?:\/\/|^@[\w-]+\/[\w.-]+(?:@\S+)?(?:[ \t]*[✓✅])?$|^[\w.-]+@[\^~]?\d[\w.-]*$|^(?:[\w.-]+\/[\w.-]+)?#\d+$|^[\w./-]+#[A-Z0-9]|(?<![\w-])(?:external|team|vendor|third[- ]party|upstream|client|customer|legal|stakeholders?|partner)(?![\w-])/i;

const NAMES: ReadonlySet<Reference["kind"]> = new Set(["id", "phase", "range", "wildcard"]);

/** Reads one item of a dependency list. `inherited` is the keyword of the item before it. */
export function parseItem(item: ListItemText, inherited: Keyword | null, context: ExpressionContext): ItemReading {
  if (item.text === "") return { references: [], keyword: inherited };
  if (CHAIN.test(item.text)) return parseChain(item, inherited, context);
  const symbol = SYMBOLS.exec(item.text)?.[0];
  if (symbol !== undefined) return parseItem({ ...item, text: item.text.slice(symbol.length) }, inherited, context);
  const set = parseSet(item.text);
  if (typeof set === "string") return atMostHigh(parseItem({ ...item, text: set }, inherited, context));
  if (set !== null) return { references: set, keyword: inherited };
  const match = KEYWORD.exec(item.text);
  const keyword = match ? keywordOf(match[1] ?? "") : inherited;
  const rest = item.text.slice(match?.[0].length ?? 0);
  const references = parseNamed(rest, keyword, item, context);
  if (references !== null) return { references, keyword };
  const led = ledTo(item, context);
  if (led !== null) return led;
  return { references: namedInNote(item, context) ?? [unnamed(item.text)], keyword: inherited };
}

/** Words before an id, where they stand in a list; behind a comma of an aside they are a remark. */
function ledTo(item: ListItemText, context: ExpressionContext): ItemReading | null {
  const found = context.isAside && !item.isAdded ? null : behindWords(item.text);
  if (found === null) return null;
  const read = parseItem({ ...item, text: found.rest }, null, context);
  const isNamed = read.references.every(
    (one) => NAMES.has(one.kind) && (one.kind !== "id" || context.isDefined?.(one.id) === true),
  );
  return isNamed ? (found.isPlain ? read : atMostHigh(read)) : null;
}

/** `Setup (Phase 1)`, `All bookings (3.x, 4.x)`: the note says which ones. */
function namedInNote({ text, note }: ListItemText, context: ExpressionContext): readonly Reference[] | null {
  if (note === null || note.length > 200 || EXTERNAL.test(text)) return null;
  const inside = splitItems(note.slice(1, -1)).flatMap((item) => parseItem(item, null, context).references);
  const isList = inside.length > 0 && inside.every(({ kind }) => NAMES.has(kind));
  return isList
    ? inside.map((one) => ({ ...one, confidence: one.kind === "phase" ? "high" : "medium" }) as Reference)
    : null;
}

/** A whole group is never quite what its author had in mind. */
function atMostHigh({ references, keyword }: ItemReading): ItemReading {
  const lowered = references.map(
    (one): Reference => ("confidence" in one && one.confidence === "exact" ? { ...one, confidence: "high" } : one),
  );
  return { references: lowered, keyword };
}

/** `T001 → T002 → T003` names each of them. */
function parseChain(item: ListItemText, inherited: Keyword | null, context: ExpressionContext): ItemReading {
  let keyword = inherited;
  const references = item.text.split("→").flatMap((link) => {
    const read = parseItem({ ...item, text: link.trim() }, keyword, context);
    keyword = read.keyword;
    return read.references;
  });
  return { references, keyword };
}

function keywordOf(word: string): Keyword {
  if (/^tasks?$/i.test(word)) return "task";
  return /stor/i.test(word) ? "story" : "phase";
}

/** References of a text that begins with an id, or null when it does not, or says more than an id and a gate. */
function parseNamed(
  text: string,
  keyword: Keyword | null,
  item: ListItemText,
  context: ExpressionContext,
): Reference[] | null {
  const wildcard = WILDCARD.exec(text);
  if (wildcard) {
    const isNarrowed = item.note !== null || text.length > wildcard[0].length;
    const prefix = wildcard[1] ?? wildcard[2] ?? "";
    return [{ kind: "wildcard" as const, prefix, confidence: isNarrowed ? ("medium" as const) : ("high" as const) }];
  }
  const first = idAt(text, 0, keyword !== null) ?? definedNumber(text, context);
  if (first === null) return null;
  const range = rangeAt(text, first, keyword, context);
  const width = range?.length ?? first.length;
  const next = nextIn(text.slice(width), first, context);
  const written = next === null ? text.slice(width).trim() : "";
  const rest = written.replace(/^:/, "").trim();
  if (range === null && rest !== "" && !isUnderstood(rest, first, keyword, context)) return null;
  const isNarrowed = keyword === "phase" && /^[\p{L}]/u.test(written) && !GATE.test(rest);
  const confidence = next?.isChoice || isNarrowed ? "medium" : confidenceOf(rest, "exact");
  const reference = range ? { kind: "range" as const, ...range.ends, confidence } : named(first, keyword, confidence);
  const others =
    next === null ? leftOver(rest, context) : (parseNamed(next.text, keyword, item, context) ?? [unnamed(next.text)]);
  return [reference, ...(next?.isChoice ? others.map(atMostMedium) : others)];
}

/** One of them will do, and nobody knows which. */
function atMostMedium(one: Reference): Reference {
  return "confidence" in one && one.confidence !== "low" ? { ...one, confidence: "medium" } : one;
}

/** `Dependencies: 1, 2` where tasks are called so. */
function definedNumber(text: string, { isDefined }: ExpressionContext): string | null {
  const number = /^\d/.test(text) ? idAt(text, 0, true) : null;
  return number !== null && isDefined?.(number) === true ? number : null;
}

/** What a further id begins after `/`, `or`, an arrow or, where it is defined, a space: `T001/T002`, `T001 or T002`. */
function nextIn(rest: string, first: string, context: ExpressionContext) {
  const joint = JOINT.exec(rest);
  if (!joint || joint[0] === "") return null;
  const text = rest.slice(joint[0].length);
  const second = idAt(text, 0, /^\d/.test(first));
  if (second === null || (joint[1] === undefined && context.isDefined?.(second) !== true)) return null;
  return { text, isChoice: joint[1]?.toLowerCase() === "or" };
}

/** Words that mention a task beside the one that they explain stay visible. */
function leftOver(rest: string, { isDefined }: ExpressionContext): Reference[] {
  if (!isDefined || rest === "") return [];
  const mentions = [...rest.slice(0, 200).matchAll(MENTION)].some(({ index }) => isDefined(idAt(rest, index) ?? ""));
  return mentions ? [unnamed(rest)] : [];
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
  return GATE.test(rest) || SOFT_GATE.test(rest) || keyword !== null || isTaskId(id, context);
}

/** `T02` is a task that nobody defines; `S3` and `OAuth2` are words. */
function isTaskId(id: string, { isDefined }: ExpressionContext): boolean {
  return isDefined?.(id) === true || /^(?:T|WP|TASK)-?\d{2}/.test(id);
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

import { repairMojibake } from "../statuses/mojibake.ts";
import type { Confidence, Reference } from "./expression.ts";
import { type Keyword, parseItem } from "./parse-item.ts";
import { splitItems } from "./split-items.ts";

/** What the reader of an expression knows about the document around it. */
export interface ExpressionContext {
  /** Whether an id is defined: longest known id wins before a dash is read as a range. */
  readonly isDefined?: (id: string) => boolean;
  /** The document's legend says that `[B:T005]` names what a task blocks; without one it names what blocks it. */
  readonly tagBlocks?: boolean;
  /** Upper bound of the confidence of every reference. */
  readonly atMost?: Confidence;
  /** An aside inside a task's text: words beside its ids are reasons, not dependencies of their own. */
  readonly isAside?: boolean;
  /** The task in whose text it stands: sentences there that name it speak about others. */
  readonly owner?: string | null;
  /** Below a task's first line, where everyday words such as `after` mostly tell how things behave. */
  readonly isProse?: boolean;
}

/** Longer values are prose by any measure. */
const MAX_EXPRESSION = 2_000;
const NONE =
  /^(?:none|n\/a|nothing|nil|no (?:\w+ )?(?:dependenc(?:y|ies)|deps)|can (?:run|start|proceed|be \w+) in parallel|(?:fully )?independent|related to|ningun[ao]|nenhuma?|aucune?|keine|[-–—]|\[\s*\]|\{\s*\}|なし|无|없음)(?![\w])/i;
const LEAD =
  /^(?:(?:all )?depend(?:s|ent|ing)? (?:up)?on|deps?|requires|needs|after|blocked by|waiting (?:on|for)|prerequisites?)\b[ \t]*:?[ \t]*/i;
const ORDER: readonly Confidence[] = ["exact", "high", "medium", "low"];

/** What most values are. */
const ONE_ID = /^[A-Z]{1,8}\d{1,6}$/;

/**
 * Reads a dependency value: ids, ranges, wildcards, phases, gates and notes; empty for `None`. Every part ends as a
 * reference, what names nothing as `external` or `prose`. Never throws; linear in the text.
 */
export function parseExpression(text: string, context: ExpressionContext = {}): Reference[] {
  if (ONE_ID.test(text)) return [{ kind: "id", id: text, confidence: context.atMost ?? "exact" }];
  const value = plainValue(text);
  if (value === "" || NONE.test(value)) return [];
  if (value.length > MAX_EXPRESSION) return [{ kind: "prose", text: `${value.slice(0, 80)}…` }];
  const references = readItems(value, context);
  const counted = withNumbers(references, context);
  const named = counted.some(({ kind }) => kind !== "prose");
  const kept =
    context.isAside && named ? counted.filter((one) => one.kind !== "prose" || isAdded(one, value)) : counted;
  return kept.map((reference) => lower(reference, context.atMost ?? "exact"));
}

/** In `T001 and all the migrations` the rest is a dependency of its own; in `T003, same file` it is a reason. */
function isAdded({ text }: { readonly text: string }, value: string): boolean {
  if (/^(?:all|every|each)\b/i.test(text)) return true;
  const isName = /^(?:the|our)\b/i.test(text) && !/[ ](?:is|are|was|were|has|have)[ ]/.test(text);
  return isName && /(?:\band|[+&])\s*$/i.test(value.slice(0, value.indexOf(text)));
}

/** Words behind a dash: what somebody thinks of the list before it. */
const REMARK = /[ \t](?:—|–|--)[ \t]+(?=[a-z][^A-Z\d]*$)/;

/** Of `T001, T002 — in this order, both of them` the list alone, where it names tasks and nothing else. */
function readItems(value: string, context: ExpressionContext): readonly Reference[] {
  const remark = REMARK.exec(value)?.index ?? 0;
  const list = remark > 0 ? readList(value.slice(0, remark), context) : [];
  const isNamed = list.length > 0 && list.every(({ kind }) => kind !== "prose" && kind !== "external");
  return isNamed ? list : readList(value, context);
}

function readList(value: string, context: ExpressionContext): readonly Reference[] {
  let keyword: Keyword | null = null;
  return splitItems(value).flatMap((item) => {
    const read = parseItem(item, keyword, context);
    keyword = read.keyword;
    return read.references;
  });
}

/** Where tasks are called by numbers, and beside a number that is one, another is meant for one too, and may be a slip: `3, 97`. */
function withNumbers(references: readonly Reference[], { isDefined }: ExpressionContext): readonly Reference[] {
  const isCounting = isDefined?.("1") === true || references.some((one) => one.kind === "id" && /^\d+$/.test(one.id));
  if (!isCounting) return references;
  return references.map((one) =>
    one.kind === "prose" && /^\d{1,4}$/.test(one.text) ? { kind: "id", id: one.text, confidence: "exact" } : one,
  );
}

/** Whether a value says that there is no dependency: `None`, `nothing (first task)`, `Related to T003`. */
export function isNothing(text: string): boolean {
  const value = plainValue(text);
  return value === "" || NONE.test(value);
}

/** Emphasis, code marks, link targets and the marks of a quote around it say nothing here, and what is struck out no longer holds; an asterisk after a dot or digit is a wildcard. */
function plainValue(text: string): string {
  const plain = repairMojibake(text)
    .replace(/([\r\n])[ \t]*>[> \t]*/g, "$1")
    .replace(/~~[^~\n]{1,200}~~/g, "")
    .replace(/^\s*\[([^[\]\n]{1,400})\]\s*$/, unquoted)
    .replace(/\[([^[\]\n]{1,60})\]\([^()\s]{0,200}\)/g, "$1")
    .replace(/\[((?:Tasks?[ ])?[A-Z]{1,14}-?\d[^[\]\n]{0,200}|\d{1,3}\.\d[^[\]\n]{0,200})\]/g, "$1")
    .replace(/\*\*|~~|`|(?<![.\w])\*|^_|_$/g, "")
    .trim();
  return plain.replace(LEAD, "").replace(/\.$/, "").trim();
}

/** `["1", "1.2"]`, as a tool writes a list; other words in brackets are somebody's own. */
function unquoted(written: string, list: string): string {
  const items = list.split(",").map((item) => /^\s*(["']?)([A-Za-z-]{0,9}\d[\w.-]{0,20}|none)\1\s*$/i.exec(item)?.[2]);
  return items.every((item) => item !== undefined) ? items.join(", ") : written;
}

function lower(reference: Reference, atMost: Confidence): Reference {
  if (!("confidence" in reference)) return reference;
  const rank = Math.max(ORDER.indexOf(reference.confidence), ORDER.indexOf(atMost));
  return { ...reference, confidence: ORDER[rank] ?? "low" };
}

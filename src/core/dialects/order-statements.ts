import type { Task } from "../bundle/task.ts";
import type { Confidence, Expression, Reference } from "../references/expression.ts";
import { parseExpression } from "../references/parse-expression.ts";
import { parseSet } from "../references/parse-set.ts";
import { findInlineDependencies } from "./inline-dependencies.ts";
import { namedPhases } from "./named-phases.ts";
import { readOrder } from "./order-verbs.ts";
import { partStatements } from "./part-statements.ts";
import type { PhaseNames } from "./phase-names.ts";
import { ownersOf } from "./stated-owners.ts";

/** Positions of the defined ids in the document. */
export interface IdIndex {
  readonly ids: readonly string[];
  readonly positions: ReadonlyMap<string, number>;
}

/** A dependency stated outside of its owner; its place is the statement's. */
export interface StatedOrder {
  readonly kind: "task" | "phase";
  readonly owner: string;
  readonly expression: Omit<Expression, "at">;
}

/** What a text says about order, and the ids in it of which it does not say in what order they stand. */
export interface OrderReading {
  readonly stated: readonly StatedOrder[];
  readonly mentions: readonly Reference[];
}

const MAX_STATEMENT = 500;
/** `Story 5.5`, `Section 3.2`: numbers of other documents. */
const OF_OTHERS =
  /\b(?:stor(?:y|ies)|epics?|sections?|chapters?|req(?:uirement)?s?|criteri(?:on|a)|versions?)[ ]#?\d{1,4}\.\d[\w.]{0,12}(?:(?:,|[ ]and|[ ]?[-–])[ ]?\d{1,4}\.\d[\w.]{0,12}){0,12}/gi;
/** `after WP03's test subsumes it` is about the test. */
const OF_ANOTHER = /(?<=\b(?:after|before|once|when|until)[ ])[A-Z]{1,14}-?\d[\w.-]{0,12}['’]s\b/gi;
const NOTHING: OrderReading = { stated: [], mentions: [] };
/** A clause ends at a semicolon or at the end of a sentence. */
const CLAUSE_END =
  /;|\.(?=\s|$)|(?<=\b(?:everything|everything else|all else|the rest)):[ ]|[ \t][-–—·][ \t](?=[A-Z]{1,4}-?\d|Phase )/;
/** `Phase 1 → Phase 2: setup must be done before anybody uses it` says the first by itself, and then something else. */
const CHAIN_LABEL = /^([^:\n]{1,80}(?:[→⟶➔➜⇒►▶]|[-=]>)[^:\n]{1,80}):(?=[ ])/;
/** Every statement has one of these. */
const SIGN =
  /←|⟵|<-|hängt|haengt|dépend|before|prior|preced|block|gates|prereq|required|needed|until|wait|depend|require|after|once|follow|needs|依[赖賴]|阻塞|[→⟶➔➜⇒►▶]|[-=]>/i;

/** Marks around words; the asterisk of `T00*` says something. */
const EMPHASIS = /\*\*|`|(?<![\w.])\*([^*\n]{1,200})\*|(?<!\b[A-Z]{1,6}-?\d{0,4})\*|\*(?![\s,;.)]|$)/g;

/** Whether a text may state an order: what it costs nothing to see. */
export function mayStateOrder(text: string): boolean {
  return SIGN.test(text);
}

/** The ids in a text of which it says something about order, whatever it says. */
export function mentionedIds(text: string, index: IdIndex, names: PhaseNames): readonly Reference[] {
  const said = text.slice(0, MAX_STATEMENT).replace(/[*`]/g, "").replace(OF_OTHERS, " ");
  const isDefined = (id: string) => index.positions.has(id);
  const inline = findInlineDependencies(said, { isDefined }).flatMap(({ references }) => references);
  const sides = said
    .split(CLAUSE_END)
    .flatMap((clause) => readOrder(clause).flatMap(({ first, last }) => [first, last]));
  const named = new Map(
    [...inline, ...sides.flatMap((side) => allIdsIn(side, index))].map((one) => [nameOf(one), one]),
  );
  const isPhase = (one: Reference) => one.kind === "id" && namedPhases(one.id, names).length > 0;
  return [...named.values()].filter((one) => isOfTasks(one, index.positions) || isPhase(one));
}

function nameOf(one: Reference): string {
  if (one.kind === "range") return `${one.from}-${one.to}`;
  return "id" in one ? one.id : one.kind;
}

function allIdsIn(side: string, { positions }: IdIndex): readonly Reference[] {
  const isDefined = (id: string) => positions.has(id);
  return side.split(/[()]/).flatMap((part) => {
    const start = FIRST_ID.exec(part)?.index;
    return start === undefined
      ? []
      : parseExpression(part.slice(start).replace(/[:,*\s]+$/, ""), { isDefined, isAside: true });
  });
}

export function indexIds(tasks: readonly Task[]): IdIndex {
  const ids = [...new Set(tasks.map(({ id }) => id))];
  return { ids, positions: new Map(ids.map((id, position) => [id, position])) };
}

/**
 * Reads `T008 blocks T009, T015`, `Tests (T004-T007) before implementation (T008-T014); T014 after T001` and
 * `T001, T002 → T003`: statements about tasks and phases that stand in a section of their own.
 */
export function readOrderStatement(text: string, index: IdIndex, names: PhaseNames): OrderReading {
  if (!SIGN.test(text)) return NOTHING;
  const said = text.replace(/\s+/g, (space) => (space.includes("\n") ? "\n" : " ")).replace(EMPHASIS, "$1");
  if (said.length > MAX_STATEMENT) return NOTHING;
  const [whole = "", label = ""] = CHAIN_LABEL.exec(said) ?? [];
  const rest = said.slice(whole.length).replace(OF_ANOTHER, " ");
  const clauses = [label, ...partStatements(rest)].flatMap((part) => part.split(CLAUSE_END));
  const readings = clauses.map((clause) => readClause(clause.trim(), index, names));
  return { stated: readings.flatMap(({ stated }) => stated), mentions: readings.flatMap(({ mentions }) => mentions) };
}

function readClause(clause: string, index: IdIndex, names: PhaseNames): OrderReading {
  const pairs = readOrder(clause);
  const readings = pairs.map(({ first, last, isSure }): OrderReading => {
    const after = sideOf(nearest(last, clause), index, names);
    const named = sideOf(nearest(first, clause), index, names);
    const before = named.length === 0 && after.length > 0 ? setOf(first) : named;
    if (before.length === 0 || after.length === 0)
      return { stated: [], mentions: [...before, ...after].filter(isTask) };
    const itself = new Set(before.flatMap((one) => (one.kind === "id" ? [one.id] : [])));
    const owners = ownersOf(after, index).filter(({ owner }) => !itself.has(owner));
    const references = before.map((one) => lowered(one, confidenceOf(before, after, isSure)));
    const expression = { source: "statement" as const, text: clause, direction: "waits" as const, references };
    const unknown = after.filter((one) => one.kind === "id" && !index.positions.has(one.id));
    return { stated: owners.map((owner) => ({ ...owner, expression })), mentions: unknown };
  });
  return { stated: readings.flatMap(({ stated }) => stated), mentions: readings.flatMap(({ mentions }) => mentions) };
}

/** `T020 depends on all previous tasks` */
function setOf(side: string): readonly Reference[] {
  const set = parseSet(side.trim());
  return Array.isArray(set) ? set.filter((one) => one.kind === "set" && /^earlier-/.test(one.of)) : [];
}

const TURN = /\b(?:but|while|whereas|since|because|so|however|then)\b|,[ ](?=which\b)/i;

/** `T001 and T002 differ, but T002` is about the second one alone, as `T001 has two parts: T002` is; `T003 because T009 …` about the first. */
function nearest(side: string, clause: string): string {
  const parts = side.split(TURN);
  if (!clause.startsWith(side)) return parts[0] ?? side;
  const last = parts.at(-1) ?? side;
  const told = last.slice(last.lastIndexOf(": ") + 1);
  return FIRST_ID.test(told) ? told : last;
}

function isTask({ kind }: Reference): boolean {
  return kind !== "phase";
}

/** Single ids are meant as they stand; groups, names of phases and arrows less so. */
function confidenceOf(before: readonly Reference[], after: readonly Reference[], isSure: boolean): Confidence {
  const all = [...before, ...after];
  if (!isSure || all.some(({ kind }) => kind === "phase")) return "medium";
  return all.length === 2 && all.every(({ kind }) => kind === "id") ? "exact" : "high";
}

function lowered(reference: Reference, most: Confidence): Reference {
  return "confidence" in reference && reference.confidence !== "medium"
    ? { ...reference, confidence: most }
    : reference;
}

/** Ids outside of parentheses; else those inside, where the words before them only name the group; else phases. */
function sideOf(side: string, index: IdIndex, names: PhaseNames): readonly Reference[] {
  const outside = idsIn(side.includes("(") ? side.replace(/\([^()]*\)/g, " ") : side, index);
  if (outside.length > 0) return outside;
  const notes = [...side.matchAll(/\(([^()]{1,200})\)/g)].map(([, part = ""]) => part.trim());
  const inside = notes.filter((note) => FIRST_ID.exec(note)?.index === 0).flatMap((note) => idsIn(note, index));
  if (inside.length > 0) return inside;
  const words = side.trim().replace(EVERYTHING, "");
  const isName = words.length <= 120 && (NAMES_PHASE.test(words) || names.labelled(words) !== null);
  if (!isName) return [];
  return namedPhases(side, names).map((id): Reference => ({ kind: "phase", id, confidence: "medium" }));
}

/** A comma or a slash goes on; words before the first id say what it is. */
const FIRST_ID =
  /(?<![\w.#/-])(?:Tasks?[ \t]+)?(?=[A-Z]{1,14}-?\d|[A-Z]-[A-Z]\.\d|\d{1,4}[A-Z]?\.\d)|(?<![\w.-])Tasks?[ \t]+(?=\d)/;

/** `Phase 2`, `US1 checks`, `Helpers (Phase 2)`; `the code of Phase 2` is something else. */
const NAMES_PHASE =
  /^(?:the |all )?(?:(?:ph|f)ases?[ ]|user stor(?:y|ies)\b|US-?\d|M\d)|\((?:(?:ph|f)ases?[ ]|US-?\d)/i;

/** `Everything in Phase 2` is Phase 2. */
const EVERYTHING = /^(?:everything|all(?: the)? (?:tasks|work)|every task|tasks) (?:in|of) (?=phase)/i;

function idsIn(text: string, { positions }: IdIndex): readonly Reference[] {
  const start = FIRST_ID.exec(text)?.index;
  if (start === undefined) return [];
  const read = parseExpression(text.slice(start).trimEnd(), { isDefined: (id) => positions.has(id), isAside: true });
  return read.filter((one) => isOfTasks(one, positions));
}

/** `S3` and `OAuth2` are words unless somebody has defined them. */
function isOfTasks(one: Reference, positions: ReadonlyMap<string, number>): boolean {
  if (one.kind === "range") return positions.has(one.from) || positions.has(one.to);
  if (one.kind === "wildcard") return true;
  return one.kind === "id" && (positions.has(one.id) || /\d{3}|\d\.\d/.test(one.id));
}

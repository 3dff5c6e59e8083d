import type { ParallelSet } from "../bundle/declared-order.ts";
import type { Block } from "../markdown/markdown-document.ts";
import type { Reference } from "../references/expression.ts";
import { negationBefore } from "../references/negation.ts";
import { plainSigns } from "../statuses/garbled-signs.ts";
import type { FoundTask } from "./find/found-task.ts";
import type { NamedIds } from "./named-ids.ts";
import { isOfOneWorker } from "./one-worker.ts";
import { type ProseLine, paragraphParts } from "./prose-lines.ts";

const PARALLEL =
  /(?:\bin[ -])?\bparallel(?:ly|iz(?:able|ation)|is(?:able|ation))?\b(?![ \t]+(?:opportunit|potential|example|execution|team|strateg|track|agent|task))|\bsimultaneous(?:ly)?\b|\bconcurrent(?:ly\b|\b(?=[ \t]*(?:[.,;:)]|with\b|$)))|並行|并行|同時に|同时/i;
/** One of these is in each of them: looking for it costs a fraction. */
const MAY_BE_PARALLEL = /parallel|simultaneous|concurrent|並行|并行|同時に|同时/i;
const WITH =
  /(?:\bparallel(?:ly|i[sz]able)?|\bconcurrently|\bsimultaneously|\bindependent(?:ly)?)[ \t]+(?:with|to|of|alongside)\b(?![ \t]+each other):?|\balongside\b|\[P\][ \t]+(?:against|with)\b/i;
const HEADING = /parallel|concurren/i;
/** What has to be over first. */
const CONDITION =
  /^[ \t]*(?:once|after|when)\b[^,]{0,120},|\b(?:once|after|before|when|if|depends on|despite|until|waits? (?:for|until))\b[^.;()]*(?:\([^()]{0,200}\))?|\((?:[^()]{0,40}\b)?(?:after|once|depends?|needs?|requires?|waits?|if|when)\b[^()]{0,240}\)/gi;
const ARROW = /→|[-=]>/;
/** Statements of order that stand in the same sections. */
const ORDER =
  /\b(?:before|after|once|sequential(?:ly)?|must (?:complete|finish)|then|waits?|block(?:s|ed)?|depends?|needs?|requires?|as soon as|critical path|mvp|minimum)\b/i;
/** `blocks all parallel work`, `in parallel where their dependencies allow`: no set of tasks. */
const NO_SET =
  /\bblocks?\b[^.;]{0,30}\bparallel|\b(?:parallel|concurrently|simultaneously)\b[^.;]{0,20}\b(?:where|when|once|if|as far as)\b[^.;]{0,20}\bdependenc/i;
const COUNT =
  /\((?:[^()]{0,40}\b)?(\d{1,4})[ \t]+tasks?\b|(?<![.\w-]|(?:phase|story|group|milestone)[ \t])(\d{1,4})[ \t]+tasks?[ \t]+(?:can|could|may|run)\b/i;
const LABEL = /^((?:[^:()]|\([^()]{0,60}\)){1,80}?):[*_]{0,3}[ \t]*/;
/** Without a verb a list of ids has to stand alone, but for what is explained of it. */
const BARE_LIST =
  /^[\s(]{0,3}(?:tasks?[ \t]+)?[A-Z]{0,8}-?\d[\w.]{0,12}(?:[ \t]*(?:\([^()]{0,80}\)[ \t]*)?(?:[,+&/–—-]|\.{2,3}|and\b|to\b|through\b)[ \t]*(?:and[ \t]+)?(?:tasks?[ \t]+)?[A-Z]{0,8}-?\d[\w.]{0,12})*[ \t]*(?:$|[-–—:.;()[\]]|(?:are )?(?:fully )?independent\b|together\b|at once\b|can start (?:immediately|independently|at once))/i;
const MAX_LINE = 1_000;

/** Whether a document says anything of the kind: what it costs little to see. */
export function mayStateParallels(text: string): boolean {
  return MAY_BE_PARALLEL.test(text) && PARALLEL.test(text);
}

/** Sets of tasks that prose outside of tasks calls parallel: `**Phase 1**: T002-T004, T007 can run in parallel (4 tasks)`. */
export function listedParallels(lines: readonly ProseLine[], names: NamedIds, path: string): ParallelSet[] {
  return lines.flatMap(({ text, line, heading, form }) => {
    const isListed = HEADING.test(heading) && !/example/i.test(heading);
    if (form === "fence" || !(isListed || mayStateParallels(text))) return [];
    const at = { path, line, endLine: line };
    return statements(text).flatMap((one) =>
      statedSet(one, names, isListed).map((set) => ({ ...set, task: null, at })),
    );
  });
}

/** What tasks say in their own blocks: `_Can run in parallel with 2.2, 2.3_`, and of their parts. */
export function ownParallels(found: readonly FoundTask[], names: NamedIds, path: string): ParallelSet[] {
  return found.flatMap(({ block, head: { id } }) =>
    [...textsOf(block.text, block.line, block.children)].flatMap(({ text, line }, index) => {
      if (text.length > MAX_LINE || !mayStateParallels(text)) return [];
      const at = { path, line, endLine: line };
      const isOther = (one: Reference) => !("id" in one) || one.id !== id;
      const others = othersIn(text, names).filter(isOther);
      const isOwn = others.length > 0 && !subjectsOf(text, names).some(isOther);
      if (isOwn) return [{ ...setOf(text, others, null), task: id, at }];
      const stated = index === 0 ? [] : statements(text).flatMap((one) => statedSet(one, names, false));
      return stated.map((set) => ({ ...set, task: null, at }));
    }),
  );
}

type Statement = Omit<ParallelSet, "task" | "at">;

/** Who runs beside whom: the sides of `WP05 can run in parallel with WP01..WP04`. */
type Sides = readonly (readonly Reference[])[];

/** `T031-T035 can run in parallel, T039 and T040 can run in parallel` states two, and so do two lists that are counted apart. */
function statements(text: string): readonly string[] {
  if (text.length > MAX_LINE) return [text];
  return text.split(/(?<=\bparallel)[,;][ \t]+(?=.{0,200}\bparallel\b)/i).flatMap((said) => {
    const [first = "", ...others] = said.split(COUNTED_APART);
    const label = LABEL.exec(said)?.[0] ?? "";
    return [first, ...others.map((other) => label + other)];
  });
}

/** `T002-T010 (9 tasks), T019-T021 (3 tasks)`. */
const COUNTED_APART = /(?<=\(\d{1,4}[ \t]tasks?\)),[ \t]+(?=[A-Z]{0,8}-?\d)/i;

function statedSet(text: string, names: NamedIds, isListed: boolean): Statement[] {
  const said = text.slice(0, MAX_LINE).replace(/[*`]/g, "");
  const verb = PARALLEL.exec(said);
  if ((verb === null && !isListed) || !mayBeSet(said, verb)) return [];
  const label = LABEL.exec(said);
  const rest = said.slice(label?.[0].length ?? 0);
  const phase = label === null || PARALLEL.test(label[1] ?? "") ? null : names.phaseOf(label[1] ?? "");
  const named = label === null || phase !== null ? [] : names.in((label[1] ?? "").replace(/\([^()]*\)/g, " "));
  const owners = phase === null ? named : [phaseReference(phase)];
  const sides = WITH.test(said) ? besides(rest, owners, names) : [nonEmpty(namedIn(rest, names)) ?? named];
  const references = tasksFirst(distinct(sides.flat()));
  if (!isSet(references, verb === null ? rest : null, text)) return [];
  return [{ ...setOf(text, references, phase), ...(sides.length > 1 ? { sides } : {}) }];
}

/** Neither the list of one worker, nor an order, nor a denial, nor words about parallel work in general. */
function mayBeSet(said: string, verb: RegExpExecArray | null): boolean {
  if (ARROW.test(said) || NO_SET.test(said) || isOfOneWorker(said)) return false;
  return verb === null ? !ORDER.test(said) : negationBefore(said, verb.index) === null;
}

function phaseReference(id: string): Reference {
  return { kind: "phase", id, confidence: "high" };
}

/** `US2: can run in parallel with US1` names both; nothing where nobody stands beside it. */
function besides(text: string, owners: readonly Reference[], names: NamedIds): Sides {
  const others = othersIn(text, names);
  return others.length === 0 ? [] : [nonEmpty(subjectsOf(text, names)) ?? owners, others];
}

function nonEmpty(references: readonly Reference[]): readonly Reference[] | null {
  return references.length === 0 ? null : references;
}

/** Beside tasks, a phase only says where they stand. */
function tasksFirst(references: readonly Reference[]): readonly Reference[] {
  const tasks = references.filter(({ kind }) => kind !== "phase");
  return tasks.length > 1 || tasks.some(({ kind }) => kind === "range") ? tasks : references;
}

/** The tasks after `in parallel with`. */
function othersIn(text: string, names: NamedIds): readonly Reference[] {
  const verb = WITH.exec(text);
  if (verb === null || negationBefore(text, verb.index) !== null) return [];
  const after = text.slice(verb.index + verb[0].length).split(/[.;)](?:[ \t]|$)|[ \t][-–—][ \t]/, 1)[0] ?? "";
  return namedIn(after, names);
}

/** Who runs beside them: what the same clause names before the verb. */
function subjectsOf(text: string, names: NamedIds): readonly Reference[] {
  const verb = WITH.exec(text);
  if (verb === null) return [];
  const clause =
    text
      .slice(0, verb.index)
      .replace(/\([^()]{0,200}\)/g, " ")
      .split(/[.;(|·]|,[ \t](?=can\b|could\b|may\b)|[ \t][-–—][ \t]/)
      .at(-1) ?? "";
  return namedIn(clause, names);
}

/** The tasks of the sentence with the verb, without what has to be over first. */
function namedIn(text: string, names: NamedIds): readonly Reference[] {
  const sentences = text.split(/[.;](?:[ \t]|$)/);
  const sentence = sentences.find((one) => PARALLEL.test(one)) ?? sentences[0] ?? "";
  const parts = sentence.split(/[ \t][-–—][ \t]/);
  const part = parts.find((one) => PARALLEL.test(one)) ?? parts[0] ?? "";
  const named = names.in(lastTurn(part).replace(CONDITION, " "));
  return named.length > 0 ? named : names.in((parts[0] ?? "").replace(CONDITION, " "));
}

/** `T001 first, then T002 and T003 in parallel`: what comes before the turn runs before. */
function lastTurn(text: string): string {
  const verb = PARALLEL.exec(text)?.index ?? text.length;
  const turn = text.slice(0, verb).toLowerCase().lastIndexOf("then ");
  return turn < 0 ? text : text.slice(turn);
}

function distinct(references: readonly Reference[]): readonly Reference[] {
  return [...new Map(references.map((one) => [JSON.stringify(one), one])).values()];
}

/** Several, or a group of tasks. Without a verb the text has to begin with them. */
function isSet(references: readonly Reference[], bare: string | null, text: string): boolean {
  const [first] = references;
  if (bare !== null && !BARE_LIST.test(bare)) return false;
  return references.length > 1 || first?.kind === "range" || (first?.kind === "phase" && /\btasks\b/i.test(text));
}

function setOf(text: string, references: readonly Reference[], phase: string | null): Statement {
  const [, inBrackets, before] = COUNT.exec(text.slice(0, MAX_LINE)) ?? [];
  const count = inBrackets ?? before;
  return { references, declaredCount: count === undefined ? null : Number(count), phase, text: text.trim() };
}

function* textsOf(text: string, line: number, children: readonly Block[]): Generator<{ text: string; line: number }> {
  yield { text: plainSigns(text), line };
  for (const child of children) {
    if (child.kind === "paragraph") yield* paragraphParts(plainSigns(child.text), child.line);
    else if (child.kind === "item" && child.box === null) yield* textsOf(child.text, child.line, child.children);
  }
}

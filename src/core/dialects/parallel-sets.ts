import type { ParallelSet } from "../bundle/declared-order.ts";
import type { Block } from "../markdown/markdown-document.ts";
import type { Reference } from "../references/expression.ts";
import { negationBefore } from "../references/negation.ts";
import { plainSigns } from "../statuses/garbled-signs.ts";
import type { FoundTask } from "./find/found-task.ts";
import type { NamedIds } from "./named-ids.ts";
import { type ProseLine, paragraphParts } from "./prose-lines.ts";

const PARALLEL =
  /(?:\bin[ -])?\bparallel(?:ly|iz(?:able|ation)|is(?:able|ation))?\b(?![ \t]+(?:opportunit|potential|example|execution|team|strateg|track|agent|task))|\bsimultaneous(?:ly)?\b|\bconcurrent(?:ly)?\b|並行|并行|同時に|同时/i;
const WITH =
  /(?:\bparallel(?:ly)?|\bconcurrently|\bsimultaneously|\bindependently)[ \t]+(?:with|to|of|alongside)\b(?![ \t]+each other):?|\balongside\b/i;
const HEADING = /parallel|concurren/i;
/** What has to be over first. */
const CONDITION =
  /^[ \t]*(?:once|after|when)\b[^,]{0,120},|\b(?:once|after|before|when|if|depends on|despite|until)\b[^.;()]*(?:\([^()]{0,200}\))?|\((?:[^()]{0,40}\b)?(?:after|once|depends|if|when)\b[^()]{0,120}\)/gi;
const ARROW = /→|[-=]>/;
/** Statements of order that stand in the same sections. */
const ORDER = /\b(?:before|sequential(?:ly)?|must (?:complete|finish)|then|block(?:s|ed)?|critical path)\b/i;
const COUNT =
  /\((?:[^()]{0,40}\b)?(\d{1,4})[ \t]+tasks?\b|(?<![.\w-]|(?:phase|story|group|milestone)[ \t])(\d{1,4})[ \t]+tasks?[ \t]+(?:can|could|may|run)\b/i;
const LABEL = /^((?:[^:()]|\([^()]{0,60}\)){1,80}?):[*_]{0,3}[ \t]*/;
const MAX_LINE = 1_000;

/** Whether a document says anything of the kind: what it costs little to see. */
export function mayStateParallels(text: string): boolean {
  return PARALLEL.test(text);
}

/** Sets of tasks that prose outside of tasks calls parallel: `**Phase 1**: T002-T004, T007 can run in parallel (4 tasks)`. */
export function listedParallels(lines: readonly ProseLine[], names: NamedIds, path: string): ParallelSet[] {
  return lines.flatMap(({ text, line, heading, form }) => {
    const isListed = HEADING.test(heading) && !/example/i.test(heading);
    if (form === "fence" || !(isListed || PARALLEL.test(text))) return [];
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
      if (text.length > MAX_LINE || !PARALLEL.test(text)) return [];
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

/** `T031-T035 can run in parallel, T039 and T040 can run in parallel` states two. */
function statements(text: string): readonly string[] {
  return text.length > MAX_LINE ? [text] : text.split(/(?<=\bparallel)[,;][ \t]+(?=.{0,200}\bparallel\b)/i);
}

function statedSet(text: string, names: NamedIds, isListed: boolean): Statement[] {
  const said = text.slice(0, MAX_LINE).replace(/[*`]/g, "");
  const verb = PARALLEL.exec(said);
  if (ARROW.test(said)) return [];
  if (verb === null ? ORDER.test(said) : negationBefore(said, verb.index) !== null) return [];
  const label = LABEL.exec(said);
  const rest = said.slice(label?.[0].length ?? 0);
  const phase = label === null ? null : names.phaseOf(label[1] ?? "");
  const named = label === null || phase !== null ? [] : names.in((label[1] ?? "").replace(/\([^()]*\)/g, " "));
  const owners = phase === null ? named : [phaseReference(phase)];
  const references = tasksFirst(
    WITH.test(said) ? besides(rest, owners, names) : (nonEmpty(namedIn(rest, names)) ?? named),
  );
  return (verb !== null || isListed) && isSet(references, verb === null ? rest : null, text)
    ? [setOf(text, references, phase)]
    : [];
}

function phaseReference(id: string): Reference {
  return { kind: "phase", id, confidence: "high" };
}

/** `US2: can run in parallel with US1` names both; nothing where nobody stands beside it. */
function besides(text: string, owners: readonly Reference[], names: NamedIds): readonly Reference[] {
  const others = othersIn(text, names);
  return others.length === 0 ? [] : distinct([...(nonEmpty(subjectsOf(text, names)) ?? owners), ...others]);
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
      .split(/[.;(|·]|,[ \t](?=can\b|could\b|may\b)|[ \t][-–—][ \t]/)
      .at(-1) ?? "";
  return namedIn(clause, names);
}

/** The tasks of the sentence with the verb, without what has to be over first. */
function namedIn(text: string, names: NamedIds): readonly Reference[] {
  const sentences = text.split(/[.;](?:[ \t]|$)|[ \t][-–—][ \t]/);
  const sentence = sentences.find((one) => PARALLEL.test(one)) ?? sentences[0] ?? "";
  const named = names.in(sentence.replace(CONDITION, " "));
  return named.length > 0 ? named : names.in((sentences[0] ?? "").replace(CONDITION, " "));
}

function distinct(references: readonly Reference[]): readonly Reference[] {
  return [...new Map(references.map((one) => [JSON.stringify(one), one])).values()];
}

/** Several, or a group of tasks. Without a verb the text has to begin with them. */
function isSet(references: readonly Reference[], bare: string | null, text: string): boolean {
  const [first] = references;
  if (bare !== null && !/^[\s(]{0,3}(?:tasks?[ \t]+)?[A-Z]{0,8}-?\d/i.test(bare)) return false;
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

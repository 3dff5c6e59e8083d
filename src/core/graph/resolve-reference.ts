import type { Confidence, Reference } from "../references/expression.ts";
import type { Expansion } from "./expansion.ts";
import { insideOf } from "./inside-of.ts";
import type { NameIndex } from "./name-index.ts";
import { atMostHigh, narrowed, phaseGroup, singleTask, taskGroup, unnamed } from "./named.ts";
import type { Suggest } from "./nearest.ts";
import { resolveSet } from "./resolve-set.ts";
import { resolveWildcard } from "./resolve-wildcard.ts";
import type { Owner, SetIndex } from "./set-index.ts";
import type { Unresolved } from "./task-graph.ts";

/** Tasks, or phases, that a reference names. */
export interface Named {
  /** What the document calls the group, or null for a single task. */
  readonly group: string | null;
  /** How many `tasks()` returns. */
  readonly size: number;
  tasks(): readonly string[];
  /** Ids of the phases, where the reference names phases: they may stand as barriers. */
  readonly phases: readonly string[] | null;
  /** `All tasks` are all the others to each who waits for them: two who do so do not wait for one another. */
  readonly isEverybody?: true;
  readonly confidence: Confidence;
}

/** What a reference does not say, or says twice. */
export type Problem = Pick<Unresolved, "kind" | "text" | "candidates">;

export interface Resolution {
  readonly named: Named | null;
  readonly problems: readonly Problem[];
}

/** Everything that is known when references are resolved. */
export interface Resolving {
  readonly index: NameIndex;
  readonly suggestTask: Suggest;
  readonly suggestPhase: Suggest;
  readonly sets: SetIndex;
  readonly expansion: Expansion;
}

/**
 * Finds what one reference means to its owner, now that all tasks and phases are known. A reference ends named, with a
 * problem, or both.
 */
export function resolveReference(reference: Reference, owner: Owner, known: Resolving): Resolution {
  switch (reference.kind) {
    case "id":
      return resolveId(reference, known);
    case "phase":
      return resolvePhase(reference, owner, known);
    case "range":
      return resolveRange(reference, owner, known);
    case "wildcard":
      return resolveWildcard(reference, known);
    case "set":
      return resolveSet(reference, owner, known);
    case "external":
      return unnamed("external", reference.text);
    case "prose":
      return resolveProse(reference.text, known);
  }
}

/** Longer texts are sentences. */
const LONGEST_LABEL = 60;

type ReferenceOf<Kind extends Reference["kind"]> = Extract<Reference, { kind: Kind }>;

function resolveId({ id, confidence }: ReferenceOf<"id">, known: Resolving): Resolution {
  const { index } = known;
  const task = index.taskNamed(id);
  const phase = filledPhase(id, known);
  if (phase !== null) {
    const named = phaseGroup(phase, [phase], index, atMostHigh(confidence));
    const candidates = index.membersOf(phase).slice(0, 5);
    return { named, problems: task === null ? [] : [{ kind: "ambiguous", text: id, candidates }] };
  }
  if (task !== null) return singleTask(task, confidence);
  const group = [index.startingWith(`${id}.`), index.tasksOfStory(id.toUpperCase())].find(({ length }) => length > 0);
  if (group) return taskGroup(id, group, atMostHigh(confidence));
  const isPhase = index.phaseNamed(id) !== null;
  return isPhase ? unnamed("empty-wildcard", id) : { named: null, problems: [unknownId(id, known)] };
}

/** A ticket, a decision or a requirement (`PROJ-123`, `ADR-0007`) is nobody's slip for a task of this list. */
function unknownId(id: string, { index, suggestTask }: Resolving): Problem {
  if (!index.isKin(id)) return { kind: "external", text: id, candidates: [] };
  return { kind: "unknown-id", text: id, candidates: suggestTask(id) };
}

/** `Setup`, `Foundational phase complete`: some phases go by their names, and some tasks. */
function resolveProse(text: string, { index, sets }: Resolving): Resolution {
  const label = text.replace(/[ \t]+(?:is |are |must be )?(?:complete[d]?|completion|done|finished)$/i, "");
  const phase = label.length <= LONGEST_LABEL ? sets.phaseLabelled(label) : null;
  const isNamed = phase !== null && index.membersOf(phase).length > 0;
  if (isNamed) return { named: phaseGroup(phase, [phase], index, "medium"), problems: [] };
  const task = index.taskNamed(label) ?? index.taskTitled(label);
  return task === null ? unnamed("prose", text, index.mentionedIn(text)) : singleTask(task, "high");
}

function resolvePhase({ id, confidence }: ReferenceOf<"phase">, owner: Owner, known: Resolving): Resolution {
  const { index, suggestPhase } = known;
  const phase = insideOf(filledPhase(id, known), owner, known);
  if (phase !== null) {
    const problems = confidence === "medium" ? [narrowed(`Phase ${phase}`, index.membersOf(phase))] : [];
    return { named: phaseGroup(phase, [phase], index, confidence), problems };
  }
  if (index.phaseNamed(id) !== null) return unnamed("empty-wildcard", `Phase ${id}`);
  // "Phase 2.1" is how some documents name the task 2.1 inside Phase 2; "Phase 9" is no task 9 but one that has parts.
  const isTask = !/^\d+$/.test(id) || index.startingWith(`${id}.`).length > 0;
  const task = isTask ? index.taskNamed(id) : null;
  return task === null ? unnamed("unknown-phase", id, suggestPhase(id)) : singleTask(task, atMostHigh(confidence));
}

function resolveRange(range: ReferenceOf<"range">, owner: Owner, known: Resolving): Resolution {
  const { index } = known;
  const [fromPhase, toPhase] = [range.from, range.to].map((end) => insideOf(filledPhase(end, known), owner, known));
  if (fromPhase && toPhase) return phaseRange(range, fromPhase, toPhase, known);
  const stories = storiesOf(range, index);
  if (stories.length > 0) return taskGroup(spell(range), stories, atMostHigh(range.confidence));
  const [from, to] = [index.taskNamed(range.from), index.taskNamed(range.to)];
  if (from === null || to === null) return emptyEnd(range, known) ?? brokenRange(range, from ?? to, known);
  return taskRange(range, from, to, index);
}

/** `Phases 1-5` where one of the ends holds no task: those between do. */
function emptyEnd(range: ReferenceOf<"range">, known: Resolving): Resolution | null {
  const [from, to] = [known.index.phaseNamed(range.from), known.index.phaseNamed(range.to)];
  const resolution = from === null || to === null ? null : phaseRange(range, from, to, known);
  return resolution?.named?.size === 0 ? unnamed("empty-wildcard", spell(range)) : resolution;
}

/** A plan has some ten stories. */
const MOST_STORIES = 50;

/** Tasks of `US1-US3`. */
function storiesOf({ from, to }: ReferenceOf<"range">, index: NameIndex): readonly string[] {
  const [first, last] = [from, to].map((id) => Number(/^US-?(\d{1,3})$/.exec(id)?.[1] ?? Number.NaN));
  if (first === undefined || last === undefined || !(last >= first && last - first < MOST_STORIES)) return [];
  return Array.from({ length: last - first + 1 }, (_, at) => `US${first + at}`).flatMap(index.tasksOfStory);
}

/** An end that is not defined is reported; the other one still counts. */
function brokenRange(range: ReferenceOf<"range">, end: string | null, known: Resolving): Resolution {
  const missing = [range.from, range.to].filter((id) => known.index.taskNamed(id) === null);
  const problems = missing.map((id) => unknownId(id, known));
  return { named: end === null ? null : singleTask(end, range.confidence).named, problems };
}

function phaseRange(range: ReferenceOf<"range">, from: string, to: string, known: Resolving): Resolution {
  const { index, expansion } = known;
  const { phases, position: first } = index.siblingsOf(from);
  const { phases: others, position: last } = index.siblingsOf(to);
  const areSiblings = phases === others;
  const between = areSiblings ? phases.slice(first, last + 1) : index.phasesBetween(from, to);
  if (between.length === 0) return reversed(range, areSiblings);
  if (!expansion.spend(between.length)) return unnamed("too-many", spell(range));
  const filled = between.filter((id) => index.membersOf(id).length > 0);
  return { named: phaseGroup(spell(range), filled, index, atMostHigh(range.confidence)), problems: [] };
}

function taskRange(range: ReferenceOf<"range">, from: string, to: string, index: NameIndex): Resolution {
  const { ids, position: first } = index.familyOf(from);
  const { ids: others, position: last } = index.familyOf(to);
  if (ids !== others || last < first) return reversed(range, ids === others);
  const size = last - first + 1;
  const tasks = () => ids.slice(first, last + 1);
  return { named: { group: spell(range), size, tasks, phases: null, confidence: range.confidence }, problems: [] };
}

function reversed(range: ReferenceOf<"range">, canTurn: boolean): Resolution {
  return unnamed("invalid-range", spell(range), canTurn ? [`${range.to}-${range.from}`] : []);
}

/** By its id, or by the number in its heading: `M1` of `Milestone M1: Rails`. */
function filledPhase(name: string, { index, sets }: Resolving): string | null {
  const phase = index.phaseNamed(name) ?? (/^[A-Z]{1,4}\d/.test(name) ? sets.phaseLabelled(name) : null);
  return phase !== null && index.membersOf(phase).length > 0 ? phase : null;
}

function spell(range: ReferenceOf<"range">): string {
  return `${range.from}-${range.to}`;
}

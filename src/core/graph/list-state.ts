import type { StatusMark, Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import type { Place } from "../markdown/place.ts";
import type { NewPlaces } from "./graph-likeness.ts";
import type { TaskGraph } from "./task-graph.ts";

/**
 * What lists share that have the same tasks at the same lines and say the same around them: the first of them that was
 * seen. Titles, statuses, marks and facts of single tasks may differ.
 */
export interface ListState {
  readonly first: TaskList;
}

/**
 * What somebody goes by in one task, beside what all lists of a state share: ids, places, phases, parts, sections, what
 * is waited for, and the facts that groups are made of (story, priority, type). Compared as JSON.
 */
export type GoesBy = (task: Task) => unknown;

const states = new WeakMap<TaskList, ListState>();

/** Notes that a list is in the state of an earlier one with a graph like its own, or in one of its own. */
export function noteState(list: TaskList, earlier: TaskList | null, places: NewPlaces): void {
  const like = earlier !== null && isSameState(earlier, list, places) ? states.get(earlier) : undefined;
  states.set(list, like ?? { first: list });
}

/** The same for each list of a state in whose tasks the same is gone by. */
export interface Standing {
  readonly state: ListState;
  readonly key: string;
}

/** Null for a list that nobody keeps the like of. */
export function standingOf(list: TaskList, goesBy: GoesBy): Standing | null {
  const state = states.get(list);
  if (state === undefined) return null;
  const parts: unknown[] = [];
  for (const at of changedIn(list, state)) {
    const [first, now] = [state.first.tasks[at], list.tasks[at]];
    const said = now && JSON.stringify(goesBy(now));
    if (first && said !== JSON.stringify(goesBy(first))) parts.push(at, said);
  }
  return { state, key: JSON.stringify(parts) };
}

/** Head, merge base, and the head of another pull request. */
const MOST_OF_ONE_STATE = 3;

/** Values of the standings that were asked for last. */
export class KeptStandings<Value extends object> {
  readonly #kept = new WeakMap<ListState, readonly { readonly key: string; readonly value: Value }[]>();

  valueAt({ state, key }: Standing): Value | null {
    return this.#kept.get(state)?.find((one) => one.key === key)?.value ?? null;
  }

  keep({ state, key }: Standing, value: Value): void {
    const others = (this.#kept.get(state) ?? []).filter((one) => one.key !== key);
    this.#kept.set(state, [{ key, value }, ...others].slice(0, MOST_OF_ONE_STATE));
  }
}

/** A pure function of a list and its graph that goes by nothing else in a task: kept for as long as that stays the same. */
export function keptWhile<Value extends object>(
  goesBy: GoesBy,
  compute: (list: TaskList, graph: TaskGraph) => Value,
): (list: TaskList, graph: TaskGraph) => Value {
  const kept = new KeptStandings<Value>();
  return (list, graph) => {
    const standing = standingOf(list, goesBy);
    if (standing === null) return compute(list, graph);
    const value = kept.valueAt(standing) ?? compute(list, graph);
    kept.keep(standing, value);
    return value;
  };
}

/** A list may come back in another state than the one that it was first seen in. */
const changed = new WeakMap<TaskList, { readonly first: TaskList; readonly found: readonly number[] }>();

/** Positions of the tasks that say something else than in the first list of the state. */
function changedIn(list: TaskList, { first }: ListState): readonly number[] {
  const known = changed.get(list);
  if (known?.first === first) return known.found;
  const found = findChanged(first, list);
  changed.set(list, { first, found });
  return found;
}

function findChanged(first: TaskList, list: TaskList): readonly number[] {
  const found: number[] = [];
  for (const [at, now] of list.tasks.entries()) {
    const before = first.tasks[at];
    if (before !== undefined && !saysTheSame(before, now)) found.push(at);
  }
  return found;
}

/** Facts of a task that was only moved are those of before; those of its neighbours in the section are read anew. */
function saysTheSame(before: Task, now: Task): boolean {
  return (
    before === now ||
    (before.title === now.title &&
      before.status === now.status &&
      (before.facts === now.facts || JSON.stringify(before.facts) === JSON.stringify(now.facts)) &&
      before.marks.length === now.marks.length &&
      now.marks.every((mark, index) => isSameMark(before.marks[index], mark)))
  );
}

function isSameMark(before: StatusMark | undefined, now: StatusMark): boolean {
  return (
    before !== undefined &&
    before.kind === now.kind &&
    before.written === now.written &&
    before.status === now.status &&
    isSamePlace(before.at, now.at)
  );
}

/** A graph like another one tells that ids, phases, parts and all that is waited for are the same. */
function isSameState(before: TaskList, now: TaskList, places: NewPlaces): boolean {
  for (const [from, to] of places) if (!isSamePlace(from, to)) return false;
  return (
    now.tasks.every((task, at) => standsTheSame(before.tasks[at], task)) &&
    JSON.stringify(before.phases) === JSON.stringify(now.phases) &&
    restOf(before) === restOf(now)
  );
}

function standsTheSame(before: Task | undefined, now: Task): boolean {
  return (
    before === now ||
    (before !== undefined &&
      before.generated === now.generated &&
      before.kind === now.kind &&
      isSamePlace(before.at, now.at) &&
      (before.section === now.section || JSON.stringify(before.section) === JSON.stringify(now.section)))
  );
}

function isSamePlace(before: Place, now: Place): boolean {
  return before === now || (before.line === now.line && before.endLine === now.endLine && before.column === now.column);
}

/** Without offsets: whoever edits reads the document anew. */
function restOf({ tasks: _, phases: __, ...rest }: TaskList): string {
  return JSON.stringify(rest, (key, value) => (key === "span" ? undefined : value));
}

import type { Phase } from "../bundle/phase.ts";
import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import { idAt } from "../references/identifiers.ts";
import { groupIds } from "./group-ids.ts";
import { phaseMembers } from "./phase-members.ts";

/** What the names in dependency expressions may mean in one task list. Every lookup costs what it returns. */
export interface NameIndex {
  /** First definition of each id, in document order. */
  readonly tasks: ReadonlyMap<string, Task>;
  readonly ids: readonly string[];
  position(id: string): number;
  /** The defined id, letter case forgiven; null when nobody has it. */
  taskNamed(name: string): string | null;
  phaseNamed(name: string): string | null;
  /** Ids of tasks that a text in prose mentions, at most five. */
  mentionedIn(text: string): readonly string[];
  /** The only task that is called so by its title, or by four words of its beginning, without notes and further sentences; null when none is, or several are. */
  taskTitled(title: string): string | null;
  /** Ids of the tasks in a phase and in the phases below it, in document order. */
  membersOf(phase: string): readonly string[];
  /** Phases under the same parent, itself included, in document order, and where among them it stands. */
  siblingsOf(phase: string): { readonly phases: readonly string[]; readonly position: number };
  /** Phases from one to another in document order, on whatever level, that are numbered alike. */
  phasesBetween(from: string, to: string): readonly string[];
  /** Ids of the tasks of a user story, in document order. */
  tasksOfStory(story: string): readonly string[];
  /** Ids that begin with `prefix`, in document order. */
  startingWith(prefix: string): readonly string[];
  /** Ids with the same leading letters as `id`, in document order, and where among them it stands: what a range runs over. */
  familyOf(id: string): { readonly ids: readonly string[]; readonly position: number };
  /**
   * Whether two tasks, or a phase, are called by the leading letters of `id`, letter case forgiven, so that the list knows
   * its kind: the neighbours of a single work package stand in files of their own. True for a name without any letters.
   */
  isKin(id: string): boolean;
  /** Whether a task is called by a number. */
  readonly hasNumbers: boolean;
}

/** Builds the index of one task list. */
export function buildNameIndex(list: TaskList): NameIndex {
  const tasks = firstById(list.tasks);
  const ids = [...tasks.keys()];
  const positions = new Map(ids.map((id, position) => [id, position]));
  const position = (id: string) => positions.get(id) ?? -1;
  const sorted = [...ids].sort();
  const stories = groupIds([...tasks.values()], (task) => task.facts.story);
  const members = phaseMembers(list);
  const phaseIds = new Map(list.phases.map(({ id }) => [id, id]));
  const slices = new Map<string, readonly string[]>();
  const sliceOf = (prefix: string) => sliceByPrefix(sorted, prefix).sort((a, b) => position(a) - position(b));
  return {
    tasks,
    ids,
    position,
    taskNamed: taskLookup(ids),
    phaseNamed: foldedLookup(phaseIds),
    mentionedIn: (text) =>
      idsIn(text)
        .filter((id) => tasks.has(id))
        .slice(0, 5),
    taskTitled: titleLookup(tasks),
    membersOf: (phase) => members.get(phase) ?? [],
    tasksOfStory: (story) => stories.get(story) ?? [],
    siblingsOf: siblingLookup(list.phases),
    phasesBetween: betweenLookup([...phaseIds.keys()]),
    startingWith: (prefix) => slices.get(prefix) ?? remember(slices, prefix, sliceOf(prefix)),
    familyOf: familyLookup(ids),
    isKin: kinLookup(ids, [...phaseIds.keys()]),
    hasNumbers: ids.some((id) => /^\d/.test(id)),
  };
}

/** The first task of each id, in document order. */
export function firstById(tasks: readonly Task[]): ReadonlyMap<string, Task> {
  const first = new Map<string, Task>();
  for (const task of tasks) if (!first.has(task.id)) first.set(task.id, task);
  return first;
}

function idsIn(text: string): string[] {
  const starts = text.slice(0, 300).matchAll(/(?<![\w./-])(?=[A-Z\d])/g);
  return [...new Set([...starts].flatMap(({ index }) => idAt(text, index) ?? []))];
}

function foldedLookup(exact: ReadonlyMap<string, string>): (name: string) => string | null {
  const folded = new Map<string, string>();
  for (const name of exact.keys()) if (!folded.has(name.toLowerCase())) folded.set(name.toLowerCase(), name);
  return (name) => exact.get(name) ?? folded.get(name.toLowerCase()) ?? null;
}

/** `WP02` and `T02` are the task of the heading `Work Package 2` or `Task 2`, where nobody else is called so. */
function taskLookup(ids: readonly string[]): NameIndex["taskNamed"] {
  const named = foldedLookup(new Map(ids.map((id) => [id, id])));
  return (name) => named(name) ?? named(/^(?:WP|T|TASK)-?0{0,3}([1-9]\d{0,3})$/i.exec(name)?.[1] ?? name);
}

/** Few documents name a task by its title: nothing is read before one does. */
function titleLookup(tasks: ReadonlyMap<string, Task>): NameIndex["taskTitled"] {
  let known: Map<string, readonly Task[]> | null = null;
  let sorted: readonly string[] = [];
  return (written) => {
    const title = plainTitle(written);
    known ??= Map.groupBy(tasks.values(), (task) => plainTitle(task.title));
    if (sorted.length === 0) sorted = [...known.keys()].sort();
    const begun =
      known.has(title) || title.split(" ").length < FEWEST_WORDS ? [] : sliceByPrefix(sorted, `${title} `, 2);
    const [only, ...others] = known.get(begun.length === 1 ? (begun[0] ?? "") : title) ?? [];
    return only === undefined || others.length > 0 ? null : only.id;
  };
}

/** Fewer words are no beginning of one title alone. */
const FEWEST_WORDS = 4;

function plainTitle(title: string): string {
  const [plain = ""] = title
    .slice(0, 400)
    .toLowerCase()
    .replace(/[*_`"“”]|\(\)/g, "")
    .split(/ \(|\. /, 1);
  return plain.replace(/[.:!]$/, "").trim();
}

function betweenLookup(ids: readonly string[]): NameIndex["phasesBetween"] {
  const positions = new Map(ids.map((id, position) => [id, position]));
  const shapeOf = (id: string) => id.replace(/\d+/g, "0");
  return (from, to) => {
    const [first, last] = [positions.get(from), positions.get(to)];
    if (first === undefined || last === undefined) return [];
    return ids.slice(first, last + 1).filter((id) => shapeOf(id) === shapeOf(from));
  };
}

function siblingLookup(phases: readonly Phase[]): NameIndex["siblingsOf"] {
  const levels = new Map<string | null, string[]>();
  const places = new Map<string, { phases: readonly string[]; position: number }>();
  for (const { id, parent } of phases) {
    const level = levels.get(parent) ?? [];
    levels.set(parent, level);
    if (!places.has(id)) places.set(id, { phases: level, position: level.push(id) - 1 });
  }
  return (phase) => places.get(phase) ?? { phases: [], position: -1 };
}

function familyLookup(ids: readonly string[]): NameIndex["familyOf"] {
  const families = new Map<string, string[]>();
  const places = new Map<string, { ids: readonly string[]; position: number }>();
  for (const id of ids) {
    const letters = /^[^\d]*/.exec(id)?.[0] ?? "";
    const family = families.get(letters) ?? [];
    families.set(letters, family);
    places.set(id, { ids: family, position: family.push(id) - 1 });
  }
  return (id) => places.get(id) ?? { ids: [], position: -1 };
}

function kinLookup(tasks: readonly string[], phases: readonly string[]): (id: string) => boolean {
  const lettersOf = (name: string) => (/^\D*/.exec(name)?.[0] ?? "").toLowerCase();
  const counts = new Map<string, number>(phases.map((id) => [lettersOf(id), 2]));
  for (const id of tasks) counts.set(lettersOf(id), (counts.get(lettersOf(id)) ?? 0) + (/\d/.test(id) ? 1 : 2));
  return (id) => lettersOf(id) === "" || (counts.get(lettersOf(id)) ?? 0) > 1;
}

function remember<Value>(store: Map<string, Value>, key: string, value: Value): Value {
  store.set(key, value);
  return value;
}

function sliceByPrefix(sorted: readonly string[], prefix: string, most = Number.POSITIVE_INFINITY): string[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? "") < prefix) low = middle + 1;
    else high = middle;
  }
  const found: string[] = [];
  for (let at = low; at < low + most && sorted[at]?.startsWith(prefix); at += 1) found.push(sorted[at] as string);
  return found;
}

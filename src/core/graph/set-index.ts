import type { TaskList } from "../bundle/task-list.ts";
import { phaseByLabel, storyOf } from "../references/phase-labels.ts";
import type { Unit } from "./flow.ts";
import { groupIds } from "./group-ids.ts";
import type { NameIndex } from "./name-index.ts";
import { phaseParents } from "./phase-members.ts";

/** Whoever states a dependency. */
export type Owner = Unit;

/** What `All previous phases` and its like may mean in one task list. Ids come in document order. */
export interface SetIndex {
  /** The phase that an owner is, or stands in. */
  phaseOf(owner: Owner): string | null;
  /** Phases before the owner's own: on its level, or on the next one up where it is the first there. */
  phasesBefore(owner: Owner): readonly string[];
  readonly storyPhases: readonly string[];
  withStory(): readonly string[];
  withPriority(priority: string): readonly string[];
  /** Tasks whose `Type:` is a word, letter case forgiven. */
  withType(type: string): readonly string[];
  /** The phase of that name in prose, where exactly one goes by it. */
  phaseLabelled(label: string): string | null;
}

/** Builds the index; what nobody asks for costs nothing. */
export function buildSetIndex(list: TaskList, index: NameIndex): SetIndex {
  const parents = phaseParents(list.phases);
  const tasks = [...index.tasks.values()];
  const phaseOf = ({ kind, id }: Owner) => (kind === "phase" ? id : (index.tasks.get(id)?.phase ?? null));
  const byPriority = once(() => groupIds(tasks, ({ facts }) => facts.priority?.slice(0, 2).toUpperCase() ?? null));
  const byType = once(() => groupIds(tasks, ({ facts }) => facts.type?.trim().toLowerCase() ?? null));
  const labels = once(() => phaseByLabel(list.phases));
  return {
    phaseOf,
    phasesBefore: (owner) => phasesBefore(phaseOf(owner), parents, index),
    storyPhases: list.phases.filter((phase) => storyOf(phase) !== null).map(({ id }) => id),
    withStory: once(() => tasks.filter(({ facts }) => facts.story !== null).map(({ id }) => id)),
    withPriority: (priority) => byPriority().get(priority) ?? [],
    withType: (type) => byType().get(type) ?? [],
    phaseLabelled: (label) => labels()(label),
  };
}

function phasesBefore(phase: string | null, parents: ReadonlyMap<string, string>, index: NameIndex): readonly string[] {
  for (let at = phase ?? undefined; at !== undefined; at = parents.get(at)) {
    const { phases, position } = index.siblingsOf(at);
    const before = phases.slice(0, Math.max(0, position));
    if (before.length > 0) return before;
  }
  return [];
}

function once<Value>(compute: () => Value): () => Value {
  let known: { readonly value: Value } | null = null;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

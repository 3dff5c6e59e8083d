import type { Confidence, Reference } from "../references/expression.ts";
import type { NameIndex } from "./name-index.ts";
import { phaseGroup, taskGroup, unnamed } from "./named.ts";
import type { Problem, Resolution, Resolving } from "./resolve-reference.ts";
import type { Owner } from "./set-index.ts";

type SetReference = Extract<Reference, { kind: "set" }>;

/** What a set holds for the one who waits for it: never itself, and never what comes later where order is said. */
export function resolveSet(set: SetReference, owner: Owner, known: Resolving): Resolution {
  switch (set.of) {
    case "earlier-phases":
      return earlierPhases(set, owner, known);
    case "stories":
      return stories(set, owner, known);
    case "earlier-tasks":
      return tasksOf(set, nearest(set, before(owner, known.index.ids, known)));
    case "all":
      return owner.kind === "phase"
        ? phases(set, known.sets.phasesBefore(owner), known.index)
        : everybody(tasksOf(set, withoutSelf(owner, known.index.ids)));
    case "priority":
      return priority(set, owner, known);
    case "type":
      return ofType(set, known);
  }
}

function everybody({ named, problems }: Resolution): Resolution {
  return { named: named && { ...named, isEverybody: true }, problems };
}

function phases(set: SetReference, ids: readonly string[], index: NameIndex): Resolution {
  const filled = ids.filter((id) => index.membersOf(id).length > 0);
  if (filled.length === 0) return unnamed("nothing-before", set.text);
  return { named: phaseGroup(set.text, filled, index, set.confidence), problems: [] };
}

function earlierPhases(set: SetReference, owner: Owner, { index, sets }: Resolving): Resolution {
  const filled = sets.phasesBefore(owner).filter((id) => index.membersOf(id).length > 0);
  return phases(set, nearest(set, filled), index);
}

function nearest({ filter }: SetReference, ids: readonly string[]): readonly string[] {
  return filter === "last" ? ids.slice(-1) : ids;
}

function stories(set: SetReference, owner: Owner, { index, sets }: Resolving): Resolution {
  const own = sets.phaseOf(owner);
  const others = sets.storyPhases.filter((id) => id !== own);
  return others.length > 0 ? phases(set, others, index) : tasksOf(set, withoutSelf(owner, sets.withStory()));
}

function tasksOf(set: SetReference, ids: readonly string[]): Resolution {
  if (ids.length === 0) return unnamed("nothing-before", set.text);
  return taskGroup(set.text, ids, set.confidence);
}

/** `All P0 tasks` as a condition of a phase means those of earlier phases: its own would wait for themselves. */
function priority(set: SetReference, owner: Owner, known: Resolving): Resolution {
  const all = known.sets.withPriority(set.filter);
  const earlier = before(owner, all, known);
  const problems: Problem[] =
    earlier.length < all.length ? [{ kind: "self-including", text: set.text, candidates: earlier.slice(0, 5) }] : [];
  if (earlier.length === 0) return { ...unnamed("prose", set.text) };
  return { ...taskGroup(set.text, earlier, set.confidence), problems };
}

/** `All setup tasks` may name a phase. Words that name none are prose, with the tasks of such a type as candidates. */
function ofType({ filter, text, confidence }: SetReference, { index, sets }: Resolving): Resolution {
  const phase = sets.phaseLabelled(filter);
  const isPhase = phase !== null && index.membersOf(phase).length > 0;
  const sure: Confidence = confidence === "low" ? "high" : confidence;
  if (isPhase) return { named: phaseGroup(phase, [phase], index, sure), problems: [] };
  return unnamed("prose", text, sets.withType(filter).slice(0, 5));
}

/** Of a phase, the tasks that come before its first one; of a task, those before it. */
function before(owner: Owner, ids: readonly string[], { index }: Resolving): readonly string[] {
  const first = owner.kind === "task" ? owner.id : index.membersOf(owner.id)[0];
  const end = first === undefined ? -1 : index.position(first);
  return ids.filter((id) => index.position(id) < end);
}

function withoutSelf({ id }: Owner, ids: readonly string[]): readonly string[] {
  return ids.filter((one) => one !== id);
}

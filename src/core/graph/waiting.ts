import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import { SETTLED } from "../statuses/status.ts";
import { isLikely } from "./confidence.ts";
import { phaseAndAncestors, phaseParents } from "./phase-members.ts";
import type { TaskGraph } from "./task-graph.ts";

/** What is open in a task list, and what each task therefore waits for. */
export interface Waiting {
  /** Ids with a definition that is neither done nor cancelled. */
  readonly open: ReadonlySet<string>;
  /** Open tasks that a task waits for by its own dependencies. */
  tasksBefore(id: string): readonly string[];
  /** Phases with open tasks that a task's phase, or a phase around it, waits for. */
  phasesBefore(task: Task): readonly string[];
}

/** Looks at a task list once; each answer then costs what it returns. */
export function findWaiting(list: TaskList, graph: TaskGraph): Waiting {
  const parents = phaseParents(list.phases);
  const open = new Set(list.tasks.filter(({ status }) => !SETTLED.has(status)).map(({ id }) => id));
  const openPhases = new Set<string>();
  for (const { status, phase } of list.tasks) {
    if (SETTLED.has(status)) continue;
    for (const around of phaseAndAncestors(phase, parents)) openPhases.add(around);
  }
  const barriers = Map.groupBy(
    graph.barriers.filter(({ confidence }) => isLikely(confidence)),
    ({ phase }) => phase,
  );
  const phasesBefore = remembering((phase: string) => [
    ...new Set(
      [...phaseAndAncestors(phase, parents)]
        .flatMap((around) => barriers.get(around) ?? [])
        .flatMap(({ waitsFor }) => waitsFor.filter((waited) => openPhases.has(waited))),
    ),
  ]);
  return {
    open,
    tasksBefore: (id) =>
      graph
        .dependenciesOf(id)
        .flatMap(({ from, confidence }) => (isLikely(confidence) && open.has(from) ? [from] : [])),
    phasesBefore: ({ phase }) => (phase === null ? [] : phasesBefore(phase)),
  };
}

/** A function that computes each answer once. */
export function remembering<Value>(compute: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    if (!known.has(key)) known.set(key, compute(key));
    return known.get(key) as Value;
  };
}

import type { Task } from "../bundle/task.ts";
import type { TaskList } from "../bundle/task-list.ts";
import { isCertain, isLikely } from "../graph/confidence.ts";
import type { Edge, TaskBarrier, TaskGraph } from "../graph/task-graph.ts";
import { remembering } from "../graph/waiting.ts";
import type { Confidence } from "../references/expression.ts";
import { theyAre } from "./describe-early-phase.ts";
import { doneBy, saysItself } from "./done-by.ts";
import { nameTask, quote, shortName } from "./name-task.ts";
import { openByPhase } from "./open-before.ts";

/** What a done task waits for in vain by `early`, its dependencies on open tasks: a report for each group and each task. */
export function* describeEarlyTask(task: Task, early: readonly Edge[], graph: TaskGraph) {
  for (const [group, edges] of Map.groupBy(early, ({ via }) => via)) {
    const open = () => theyAre(edges.map(({ from }) => nameById(from, graph)));
    if (group !== null && edges.length > 1) yield describeGroup(task, group, edges[0]?.confidence ?? "medium", open());
    else for (const edge of edges) yield describeTask(task, edge, graph);
  }
}

/** Of the phases that a done task waits for as a whole, those with open tasks. */
export function* describeEarlyWhole(
  task: Task,
  barriers: readonly TaskBarrier[],
  openIn: (phases: string) => string | null,
) {
  for (const { via, waitsFor, confidence } of barriers) {
    const open = isLikely(confidence) ? openIn(waitsFor.join("\n")) : null;
    if (open !== null) yield describeGroup(task, via, confidence, open);
  }
}

/** The open tasks of phases in words, null where there are none: hundreds of tasks may ask for the same. */
export function openWords(list: TaskList, open: ReadonlySet<string>): (phases: string) => string | null {
  const openOf = openByPhase(list, open);
  return remembering((phases) => {
    const names = phases.split("\n").flatMap(openOf).map(shortName);
    return names.length === 0 ? null : theyAre(names);
  });
}

function describeTask(task: Task, { from, confidence }: Edge, graph: TaskGraph) {
  const dependency = graph.tasks.get(from);
  const name = dependency ? nameTask(dependency) : from;
  return {
    message: doneBy(task) === "ticked" ? ("task" as const) : ("stated" as const),
    values: {
      task: nameTask(task),
      dependency: name,
      done: doneBy(task),
      first: dependency ? shortName(dependency) : from,
      second: shortName(task),
    },
    at: task.at,
    related: dependency ? [dependency.at] : [],
    task: task.id,
    key: `${task.id} ${from}`,
    ...severity(confidence, saysItself(task) && (!dependency || saysItself(dependency))),
  };
}

function describeGroup(task: Task, group: string, confidence: Confidence, open: string) {
  return {
    message: "group" as const,
    values: { task: nameTask(task), group: allOf(group), open, done: doneBy(task) },
    at: task.at,
    task: task.id,
    key: `${task.id} ${group}`,
    ...severity(confidence, saysItself(task)),
  };
}

/** `All previous` says so itself. */
function allOf(group: string): string {
  return /^(?:all|every)\b/i.test(group) ? quote(group) : `all of ${group}`;
}

function nameById(id: string, graph: TaskGraph): string {
  const task = graph.tasks.get(id);
  return task ? shortName(task) : id;
}

function severity(confidence: Confidence, isSaid: boolean): { readonly atMost?: "warning" } {
  return isCertain(confidence) && isSaid ? {} : { atMost: "warning" };
}

import { z } from "zod";
import type { Phase } from "../../bundle/phase.ts";
import type { Task } from "../../bundle/task.ts";
import type { TaskList } from "../../bundle/task-list.ts";
import { isCertain, isLikely } from "../../graph/confidence.ts";
import { phaseAndAncestors, phaseMembers, phaseParents } from "../../graph/phase-members.ts";
import type { Edge, TaskGraph } from "../../graph/task-graph.ts";
import { findWaiting, remembering } from "../../graph/waiting.ts";
import type { Confidence } from "../../references/expression.ts";
import { listWords, nameTask, quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";

export const doneBeforeDependency = defineRule({
  id: "tasks/done-before-dependency",
  input: "graph",
  summary: "Disallow a done task whose dependencies are still open",
  rationale: "Either the work it builds on is done and not ticked, or it was ticked with nothing beneath it.",
  level: "error",
  options: z.strictObject({}),
  messages: {
    task: "{task} is ticked, but it depends on {dependency}, which is not done. Tick that one, untick this one, or drop the dependency.",
    stated:
      "{task} is {done}, but it depends on {dependency}, which is not. Finish that one, reopen this one, or drop the dependency.",
    group:
      "{task} is {done}, but it depends on all of {group}, of which {open} not done. Finish them, untick it, or drop the dependency.",
    phase:
      "In {phase} {early} {done}, but that phase waits for {waited}, where {open} not done. Finish what is open, untick what came early, or drop the order of the phases.",
  },
  guard:
    "A cancelled dependency counts as settled. Dependencies that the text only suggests give a warning at most, and so does what is told of tasks by their parts alone; guesses give none. What one pull request ticks together is judged together.",
  examples: [
    {
      name: "A dependency that is still open",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n- [x] T002 Queries (depends on T001)\n" },
      reports: [
        '2: T002 "Queries (depends on T001)" is ticked, but it depends on T001 "Schema", which is not done. Tick that one, untick this one, or drop the dependency.',
      ],
      looked: "1/1",
    },
    {
      name: "A phase that is not finished",
      kind: "invalid",
      files: {
        tasks:
          "## Phase 1: Setup\n\n- [ ] T001 Schema\n\n## Phase 2: Core\n\n- [x] T002 Queries\n\n## Dependencies\n\n- **Core (Phase 2)**: Depends on Phase 1 completion\n",
      },
      reports: [
        '7: In "Phase 2: Core" T002 is ticked, but that phase waits for "Phase 1: Setup", where T001 is not done. Finish what is open, untick what came early, or drop the order of the phases.',
      ],
    },
    {
      name: "Many tasks of a phase that came too early are one finding",
      kind: "invalid",
      files: {
        tasks:
          "## Phase 1: Setup\n\n- [ ] T001 Schema\n\n## Phase 2: Core\n\n- [x] T002 Queries\n- [x] T003 Pages\n- [x] T004 Mail\n- [x] T005 Search\n- [ ] T006 Help\n\n## Dependencies\n\n- **Core (Phase 2)**: Depends on Phase 1 completion\n",
      },
      reports: [
        '7: In "Phase 2: Core" T002, T003, T004 and 1 more are ticked, but that phase waits for "Phase 1: Setup", where T001 is not done. Finish what is open, untick what came early, or drop the order of the phases.',
      ],
    },
    {
      name: "A work package that is done by its parts",
      kind: "invalid",
      files: {
        tasks:
          "## WP01: Schema\n\n- [ ] T001 Tables\n\n## WP02: Queries\n\n**Depends on**: WP01\n\n- [x] T002 Search\n",
      },
      reports: [
        '5: WP02 "Queries" is done by its parts, but it depends on WP01 "Schema", which is not. Finish that one, reopen this one, or drop the dependency.',
      ],
    },
    {
      name: "A dependency that is done",
      kind: "valid",
      files: { tasks: "- [x] T001 Schema\n- [x] T002 Queries (depends on T001)\n" },
      reports: [],
      looked: "1/1",
    },
    {
      name: "An open task may wait",
      kind: "valid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries (depends on T001)\n" },
      reports: [],
    },
    {
      name: "A cancelled dependency holds nobody up",
      kind: "false-positive",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [ ] **M1.1.1**: Schema\n  - Status: Cancelled\n- [x] **M1.1.2**: Queries\n  - Status: Done\n  - Dependencies: M1.1.1\n",
      },
      reports: [],
    },
  ],

  *check({ list, graph }) {
    const stated = graph.edges.filter(({ confidence }) => isLikely(confidence)).length;
    yield {
      examined: stated + graph.barriers.length,
      of: graph.edges.length + graph.barriers.length,
      unit: "dependencies",
    };
    const { open } = findWaiting(list, graph);
    const unfinished = findUnfinished(list, graph, open);
    const early = new Map<Unfinished, Task[]>();
    for (const task of graph.tasks.values()) {
      if (task.status !== "done") continue;
      yield* ownDependencies(task, graph, open);
      for (const order of task.phase === null ? [] : unfinished(task.phase)) {
        const tasks = early.get(order);
        if (tasks) tasks.push(task);
        else early.set(order, [task]);
      }
    }
    for (const [order, tasks] of early) yield describePhase(order, tasks);
  },
});

/** Two phases of which one waits for the other, where tasks are open. */
interface Unfinished {
  readonly phase: Phase;
  readonly waited: Phase;
  readonly open: readonly Task[];
  readonly confidence: Confidence;
}

function* ownDependencies(task: Task, graph: TaskGraph, open: ReadonlySet<string>) {
  const early = graph
    .dependenciesOf(task.id)
    .filter(({ from, confidence }) => isLikely(confidence) && from !== task.id && open.has(from));
  for (const [group, edges] of Map.groupBy(early, ({ via }) => via)) {
    if (group !== null && edges.length > 1) yield describeGroup(task, group, edges, graph);
    else for (const edge of edges) yield describeTask(task, edge, graph);
  }
}

function describeTask(task: Task, { from, confidence }: Edge, graph: TaskGraph) {
  const dependency = graph.tasks.get(from);
  const name = dependency ? nameTask(dependency) : from;
  return {
    message: doneBy(task) === "ticked" ? ("task" as const) : ("stated" as const),
    values: { task: nameTask(task), dependency: name, done: doneBy(task) },
    at: task.at,
    related: dependency ? [dependency.at] : [],
    task: task.id,
    key: `${task.id} ${from}`,
    ...severity(confidence, saysItself(task) && (!dependency || saysItself(dependency))),
  };
}

function describeGroup(task: Task, group: string, edges: readonly Edge[], graph: TaskGraph) {
  const open = theyAre(edges.map(({ from }) => nameById(from, graph)));
  return {
    message: "group" as const,
    values: { task: nameTask(task), group, open, done: doneBy(task) },
    at: task.at,
    task: task.id,
    key: `${task.id} ${group}`,
    ...severity(edges[0]?.confidence ?? "medium", saysItself(task)),
  };
}

function describePhase({ phase, waited, open, confidence }: Unfinished, early: readonly Task[]) {
  const done = early.every((task) => doneBy(task) === "ticked") ? "ticked" : "done";
  const values = { phase: quote(phase.title), waited: quote(waited.title), done };
  return {
    message: "phase" as const,
    values: { ...values, early: theyAre(early.map(shortName)), open: theyAre(open.map(shortName)) },
    at: early[0]?.at ?? phase.at,
    related: [waited.at],
    key: `phase ${phase.id} ${waited.id}`,
    ...severity(confidence, early.some(saysItself)),
  };
}

/** How a done task says so: with a box, in words, or by its parts alone. */
function doneBy({ marks }: Task): "ticked" | "done" | "done by its parts" {
  if (marks.some(({ kind }) => kind === "box")) return "ticked";
  return marks.length > 0 ? "done" : "done by its parts";
}

function shortName({ id, generated, title }: Task): string {
  return generated ? quote(title) : id;
}

function nameById(id: string, graph: TaskGraph): string {
  const task = graph.tasks.get(id);
  return task ? shortName(task) : id;
}

function theyAre(names: readonly string[]): string {
  return `${listWords(names, 3)} ${names.length === 1 ? "is" : "are"}`;
}

/** What is told of a task by its parts alone may be told of it elsewhere, where its tool keeps the state. */
function saysItself({ marks }: Task): boolean {
  return marks.length > 0;
}

function severity(confidence: Confidence, isSaid: boolean): { readonly atMost?: "warning" } {
  return isCertain(confidence) && isSaid ? {} : { atMost: "warning" };
}

/** What each phase waits for in vain, by a phase around it too. Each pair is found once, so that it can be reported once. */
function findUnfinished(
  list: TaskList,
  graph: TaskGraph,
  open: ReadonlySet<string>,
): (phase: string) => readonly Unfinished[] {
  const parents = phaseParents(list.phases);
  const members = phaseMembers(list);
  const phases = new Map(list.phases.map((phase) => [phase.id, phase]));
  const openIn = (id: string) =>
    (members.get(id) ?? []).flatMap((member) => (open.has(member) ? (graph.tasks.get(member) ?? []) : []));
  const stated = Map.groupBy(
    graph.barriers
      .filter(({ confidence }) => isLikely(confidence))
      .flatMap(({ phase, waitsFor, confidence }) => waitsFor.map((id) => ({ phase, id, confidence }))),
    ({ phase }) => phase,
  );
  const ofPhase = remembering((of: string): readonly Unfinished[] =>
    (stated.get(of) ?? []).flatMap(({ id, confidence }) => {
      const [phase, waited, left] = [phases.get(of), phases.get(id), openIn(id)];
      return phase && waited && left.length > 0 ? [{ phase, waited, open: left, confidence }] : [];
    }),
  );
  return remembering((phase) => [...phaseAndAncestors(phase, parents)].flatMap(ofPhase));
}

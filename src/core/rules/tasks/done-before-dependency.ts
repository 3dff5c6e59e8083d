import { z } from "zod";
import type { Task } from "../../bundle/task.ts";
import type { TaskList } from "../../bundle/task-list.ts";
import { isCertain, isLikely } from "../../graph/confidence.ts";
import { phaseAndAncestors, phaseMembers, phaseParents } from "../../graph/phase-members.ts";
import type { Edge, TaskGraph } from "../../graph/task-graph.ts";
import { findWaiting } from "../../graph/waiting.ts";
import type { Place } from "../../markdown/place.ts";
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
    group:
      "{task} is ticked, but it depends on all of {group}, of which {open} not done. Finish them, untick it, or drop the dependency.",
    phase:
      "{task} is ticked, but its phase waits for {phase}, where {open} not done. Finish them, untick it, or drop the order of the phases.",
  },
  guard:
    "A cancelled dependency counts as settled. Dependencies that the text only suggests give a warning at most, and guesses none. What one pull request ticks together is judged together.",
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
        '7: T002 "Queries" is ticked, but its phase waits for "Phase 1: Setup", where T001 is not done. Finish them, untick it, or drop the order of the phases.',
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
    for (const task of graph.tasks.values()) {
      if (task.status !== "done") continue;
      yield* ownDependencies(task, graph, open);
      for (const phase of task.phase === null ? [] : unfinished(task.phase)) yield describePhase(task, phase);
    }
  },
});

/** A phase with open tasks that another one waits for. */
interface Unfinished {
  readonly id: string;
  readonly title: string;
  readonly at: Place;
  readonly open: readonly string[];
  readonly confidence: Confidence;
}

function* ownDependencies(task: Task, graph: TaskGraph, open: ReadonlySet<string>) {
  const early = graph
    .dependenciesOf(task.id)
    .filter(({ from, confidence }) => isLikely(confidence) && from !== task.id && open.has(from));
  for (const [group, edges] of Map.groupBy(early, ({ via }) => via)) {
    if (group !== null && edges.length > 1) yield describeGroup(task, group, edges);
    else for (const edge of edges) yield describeTask(task, edge, graph);
  }
}

function describeTask(task: Task, { from, confidence }: Edge, graph: TaskGraph) {
  const dependency = graph.tasks.get(from);
  const name = dependency ? nameTask(dependency) : from;
  return {
    message: "task" as const,
    values: { task: nameTask(task), dependency: name },
    at: task.at,
    related: dependency ? [dependency.at] : [],
    task: task.id,
    key: `${task.id} ${from}`,
    ...severity(confidence),
  };
}

function describeGroup(task: Task, group: string, edges: readonly Edge[]) {
  const open = stillOpen(edges.map(({ from }) => from));
  return {
    message: "group" as const,
    values: { task: nameTask(task), group, open },
    at: task.at,
    task: task.id,
    key: `${task.id} ${group}`,
    ...severity(edges[0]?.confidence ?? "medium"),
  };
}

function describePhase(task: Task, { id, title, at, open, confidence }: Unfinished) {
  return {
    message: "phase" as const,
    values: { task: nameTask(task), phase: quote(title), open: stillOpen(open) },
    at: task.at,
    related: [at],
    task: task.id,
    key: `${task.id} phase ${id}`,
    ...severity(confidence),
  };
}

function stillOpen(ids: readonly string[]): string {
  return `${listWords(ids, 3)} ${ids.length === 1 ? "is" : "are"}`;
}

function severity(confidence: Confidence): { readonly atMost?: "warning" } {
  return isCertain(confidence) ? {} : { atMost: "warning" };
}

/** Looks each phase up once, however many tasks it has. */
function findUnfinished(list: TaskList, graph: TaskGraph, open: ReadonlySet<string>): (phase: string) => Unfinished[] {
  const parents = phaseParents(list.phases);
  const members = phaseMembers(list);
  const phases = new Map(list.phases.map((phase) => [phase.id, phase]));
  const barriers = Map.groupBy(graph.barriers, ({ phase }) => phase);
  const known = new Map<string, Unfinished[]>();
  const look = (phase: string) =>
    [...phaseAndAncestors(phase, parents)]
      .flatMap((around) => barriers.get(around) ?? [])
      .filter(({ confidence }) => isLikely(confidence))
      .flatMap(({ waitsFor, confidence }) =>
        waitsFor.flatMap((id) => {
          const left = (members.get(id) ?? []).filter((member) => open.has(member));
          const waited = phases.get(id);
          return waited && left.length > 0 ? [{ id, title: waited.title, at: waited.at, open: left, confidence }] : [];
        }),
      );
  return (phase) => {
    const unfinished = known.get(phase) ?? look(phase);
    known.set(phase, unfinished);
    return unfinished;
  };
}

import { z } from "zod";
import type { Task } from "../../bundle/task.ts";
import { isLikely } from "../../graph/confidence.ts";
import { phaseAndAncestors, phaseParents } from "../../graph/phase-members.ts";
import type { Edge, TaskGraph } from "../../graph/task-graph.ts";
import { findUnfinishedGates, isOfItsPhase, type UnfinishedGate } from "../../graph/unfinished-gates.ts";
import { findWaiting, remembering } from "../../graph/waiting.ts";
import { describeEarlyPhase } from "../describe-early-phase.ts";
import { describeEarlyTask, describeEarlyWhole, openWords } from "../describe-early-task.ts";
import { defineRule } from "../rule.ts";

export const doneBeforeDependency = defineRule({
  id: "tasks/done-before-dependency",
  input: "graph",
  summary: "Disallow a done task whose dependencies are still open",
  rationale: "Either the work it builds on is done and not ticked, or it was ticked with nothing beneath it.",
  level: "error",
  options: z.strictObject({
    phases: z
      .enum(["warning", "error"])
      .default("warning")
      .describe("How much it counts where only the order of phases is broken, not what a task says of itself."),
  }),
  messages: {
    task: "{task} is ticked, but it depends on {dependency}, which is not done. Tick {first}, untick {second}, or drop the dependency.",
    stated:
      "{task} is {done}, but it depends on {dependency}, which is not. Finish {first}, reopen {second}, or drop the dependency.",
    group:
      "{task} is {done}, but it depends on {group}, of which {open} not done. Finish them, untick it, or drop the dependency.",
    phase:
      "In {phase} {early} {done}, but that phase waits for {waited}. Finish what is open, untick what came early, or drop the order of the phases.",
    gate: "In {phase} {early} {done}, but that phase waits for {waited}. Finish what is open, untick what came early, or drop that condition of the phase.",
  },
  guard:
    "A cancelled dependency counts as settled. The order of phases gives a warning unless `phases` is `error`: one check left over in an earlier phase is no false tick. Dependencies that the text only suggests give a warning at most, and so does what is told of tasks by their parts alone; guesses give none. What one pull request ticks together is judged together.",
  examples: [
    {
      name: "A dependency that is still open",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n- [x] T002 Queries (depends on T001)\n" },
      reports: [
        '2: T002 "Queries (depends on T001)" is ticked, but it depends on T001 "Schema", which is not done. Tick T001, untick T002, or drop the dependency.',
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
      name: "Phases that one phase waits for in vain are one finding",
      kind: "invalid",
      files: {
        tasks:
          "## Phase 1: Setup\n\n- [ ] T001 Schema\n\n## Phase 2: Core\n\n- [ ] T002 Queries\n\n## Phase 3: End\n\n**Depends on**: Phase 1, Phase 2\n\n- [x] T003 Mail\n",
      },
      reports: [
        '13: In "Phase 3: End" T003 is ticked, but that phase waits for "Phase 1: Setup", where T001 is not done, and for "Phase 2: Core", where T002 is not done. Finish what is open, untick what came early, or drop the order of the phases.',
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
        '5: WP02 "Queries" is done by its parts, but it depends on WP01 "Schema", which is not. Finish WP01, reopen WP02, or drop the dependency.',
      ],
    },
    {
      name: "Tasks that a phase waits for are open",
      kind: "invalid",
      files: {
        tasks:
          "## Phase 1: Setup\n\n- [ ] T001 Schema\n- [ ] T002 Roles\n- [ ] T003 Logo\n\n## Phase 2: Core\n\n**Depends on**: T001, T002\n\n- [x] T004 Queries\n",
      },
      reports: [
        '11: In "Phase 2: Core" T004 is ticked, but that phase waits for T001 and T002, which are not done. Finish what is open, untick what came early, or drop that condition of the phase.',
      ],
    },
    {
      name: "The order of phases counts like a dependency where the configuration says so",
      kind: "invalid",
      files: {
        tasks:
          "## Phase 1: Setup\n\n- [ ] T001 Schema\n\n## Phase 2: Core\n\n**Depends on**: Phase 1\n\n- [x] T002 Queries\n",
      },
      options: { phases: "error" },
      reports: [
        '9: In "Phase 2: Core" T002 is ticked, but that phase waits for "Phase 1: Setup", where T001 is not done. Finish what is open, untick what came early, or drop the order of the phases.',
      ],
    },
    {
      name: "A group of which some are still open",
      kind: "invalid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [ ] **M1.1**: Schema\n  - Status: Backlog\n- [ ] **M1.2**: Views\n  - Status: Backlog\n\n- [x] **D1**: Guide\n  - Status: Done\n  - Dependencies: M1.*\n",
      },
      reports: [
        '6: D1 "Guide" is ticked, but it depends on all of M1.*, of which M1.1 and M1.2 are not done. Finish them, untick it, or drop the dependency.',
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

  goesBy: ({ status, marks, facts }) => [status, marks.length, facts.optional],

  *check({ list, graph, options }) {
    const stated = graph.edges.filter(({ confidence }) => isLikely(confidence)).length;
    yield {
      examined: stated + graph.barriers.length,
      of: graph.edges.length + graph.barriers.length,
      unit: "dependencies",
    };
    const { open } = findWaiting(list, graph);
    const unfinished = findUnfinishedGates(list, graph, open);
    const early = new Map<UnfinishedGate, Task[]>();
    const parents = phaseParents(list.phases);
    const openIn = openWords(list, open);
    const around = remembering((phase: string | null) => new Set(phaseAndAncestors(phase, parents)));
    for (const task of graph.tasks.values()) {
      if (task.status !== "done") continue;
      const own = ownEarly(task, graph, open, around(task.phase));
      yield* describeEarlyTask(task, own, graph);
      yield* describeEarlyWhole(task, graph.taskBarriersOf(task.id), openIn);
      for (const order of task.phase === null ? [] : unfinished(task.phase)) {
        if (isToldByEach(order, own)) continue;
        const tasks = early.get(order);
        if (tasks) tasks.push(task);
        else early.set(order, [task]);
      }
    }
    for (const orders of Map.groupBy(early.keys(), ({ phase }) => phase).values())
      yield* describeEarlyPhase(orders, early, options.phases);
  },
});

/** What a done task itself waits for in vain. */
function ownEarly(task: Task, graph: TaskGraph, open: ReadonlySet<string>, phases: ReadonlySet<string>): Edge[] {
  return graph
    .dependenciesOf(task.id)
    .filter(({ from, confidence }) => isLikely(confidence) && from !== task.id && open.has(from))
    .filter((edge) => !isOfItsPhase(edge, phases));
}

/** A task that names all that its phase waits for is told of by itself. */
function isToldByEach({ open }: UnfinishedGate, own: readonly Edge[]): boolean {
  if (own.length < open.length) return false;
  const named = new Set(own.map(({ from }) => from));
  return open.every(({ id }) => named.has(id));
}

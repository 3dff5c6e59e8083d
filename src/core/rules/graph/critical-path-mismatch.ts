import { z } from "zod";
import type { TaskList } from "../../bundle/task-list.ts";
import type { OrderReport } from "../../graph/compare-orders.ts";
import { findCriticalPath } from "../../graph/critical-path.ts";
import type { TaskGraph } from "../../graph/task-graph.ts";
import { declaredShape, nameUnit } from "../declared-shape.ts";
import { listWords } from "../name-task.ts";
import { defineRule } from "../rule.ts";

export const criticalPathMismatch = defineRule({
  id: "graph/critical-path-mismatch",
  input: "graph",
  summary: "Require the declared critical path to be a chain of tasks that wait for one another",
  rationale: "Who plans by a path that the tasks do not follow watches the wrong ones.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    unknown:
      "The critical path goes through {ids}, which no task is called, so the tasks beside it are not joined by it. Name tasks that exist.",
    hop: "The critical path goes from {from} to {to}, and nothing makes the second wait for the first. Add that dependency, or correct the path.",
    longer:
      "The critical path names {declared} tasks, and a chain of {longest} waits for one another, counted by tasks: {chain}. Correct the path.",
  },
  guard:
    "Chains of phases are looked at by graph/declared-order-mismatch. A longer chain is only reported where no task has an estimate, and the path names single tasks.",
  examples: [
    {
      name: "A hop that no dependency holds",
      kind: "invalid",
      files: {
        tasks:
          "- [ ] T001 Schema\n- [ ] T002 Views (depends on T001)\n- [ ] T003 Guide\n\n## Dependencies\n\n**Critical path**: T001 → T002 → T003\n",
      },
      reports: [
        '7: The critical path goes from T002 "Views (depends on T001)" to T003 "Guide", and nothing makes the second wait for the first. Add that dependency, or correct the path.',
      ],
      looked: "1/1",
    },
    {
      name: "A chain of the graph",
      kind: "valid",
      files: {
        tasks:
          "- [ ] T001 Schema\n- [ ] T002 Views (depends on T001)\n\n## Dependencies\n\n**Critical path**: T001 → T002\n",
      },
      reports: [],
      looked: "1/1",
    },
    {
      name: "A path of tasks that are parts",
      kind: "false-positive",
      files: {
        ".kiro/specs/example/requirements.md": "# Requirements\n",
        ".kiro/specs/example/tasks.md":
          "- [ ] 1. Schema\n  - [ ] 1.1 Tables\n- [ ] 2. Views\n  - [ ] 2.1 Lists\n    - _Depends: 1.1_\n\n**Critical path**: 1.1 → 2.1\n",
      },
      reports: [],
      looked: "1/1",
    },
    {
      name: "A path of those that the tasks are parts of",
      kind: "false-positive",
      files: {
        ".kiro/specs/example/requirements.md": "# Requirements\n",
        ".kiro/specs/example/tasks.md":
          "- [ ] 1. Schema\n  - [ ] 1.1 Tables\n- [ ] 2. Views\n  - _Depends: 1_\n  - [ ] 2.1 Lists\n\n**Critical path**: Task 1 → Task 2\n",
      },
      reports: [],
      looked: "1/1",
    },
    {
      name: "Of two chains of one length either is critical",
      kind: "false-positive",
      files: {
        tasks:
          "- [ ] T001 Schema\n- [ ] T002 Views (depends on T001)\n- [ ] T003 Guide\n- [ ] T004 Talk (depends on T003)\n\n## Dependencies\n\n**Critical path**: T003 → T004\n",
      },
      reports: [],
      looked: "1/1",
    },
  ],

  *check({ list, graph }) {
    const paths = declaredShape(list, graph).orders.filter(({ order }) => order.kind === "critical-path");
    yield { examined: paths.length, of: paths.length, unit: "critical paths" };
    for (const path of paths) {
      yield* lostSteps(path);
      yield* looseHops(path, list, graph);
      yield* longerChain(path, list, graph);
    }
  },
});

function* lostSteps({ unknown, order }: OrderReport) {
  if (unknown.length === 0) return;
  const ids = listWords(unknown);
  yield { message: "unknown" as const, values: { ids }, at: order.at, key: `unknown ${ids}` };
}

function* looseHops({ missing, order }: OrderReport, list: TaskList, graph: TaskGraph) {
  const [first] = missing.filter(({ from, to }) => from.kind === "task" && to.kind === "task");
  if (!first) return;
  const values = { from: nameUnit(first.from, list, graph), to: nameUnit(first.to, list, graph) };
  yield { message: "hop" as const, values, at: order.at, key: `${first.from.id} ${first.to.id}` };
}

function* longerChain({ order, missing }: OrderReport, list: TaskList, graph: TaskGraph) {
  const named = order.steps.flatMap(([only, ...more]) => (only?.kind === "id" && more.length === 0 ? [only.id] : []));
  const declared = named.filter((id) => graph.tasks.has(id));
  if (missing.length > 0 || named.length < order.steps.length || declared.length < 2) return;
  const { tasks, unit } = findCriticalPath(list, graph);
  const chain = tasks.filter(isOfLevel(declared, list));
  if (unit !== "tasks" || chain.length <= declared.length) return;
  const values = { declared: declared.length, longest: chain.length, chain: listWords(chain, 12) };
  yield { message: "longer" as const, values, at: order.at, key: `longer ${order.steps.length}` };
}

/** A path of work packages is as long as a chain of them, whatever they consist of; one of parts takes no step for the whole. */
function isOfLevel(declared: readonly string[], list: TaskList): (id: string) => boolean {
  const parts = new Set(list.tasks.flatMap(({ id, parent }) => (parent === null ? [] : [id])));
  const wholes = new Set(list.tasks.flatMap(({ parent }) => parent ?? []));
  return declared.some((id) => wholes.has(id)) ? (id) => !parts.has(id) : (id) => !wholes.has(id);
}

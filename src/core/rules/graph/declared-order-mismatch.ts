import { z } from "zod";
import type { TaskList } from "../../bundle/task-list.ts";
import type { OrderReport, ParallelReport } from "../../graph/compare-orders.ts";
import type { TaskGraph } from "../../graph/task-graph.ts";
import { declaredShape, nameUnit } from "../declared-shape.ts";
import { quote } from "../name-task.ts";
import { namesTasks } from "../parallel-tasks.ts";
import { defineRule } from "../rule.ts";

export const declaredOrderMismatch = defineRule({
  id: "graph/declared-order-mismatch",
  input: "graph",
  summary: "Require a declared order of work to be held by the dependencies",
  rationale: "An order that only a note knows holds nothing back.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    hop: "The order given here goes from {from} to {to}, and nothing makes the second wait for the first{more}. Add the dependency, or correct the order.",
    parallel: "{text} says that these can be done at the same time, and {to} waits for {from}. Correct one of the two.",
    leans:
      "{text} says that these can be done at the same time, and line {line} says that {to} needs {from}. Say in one place which of the two holds.",
  },
  guard:
    "Critical paths of single tasks are looked at by graph/critical-path-mismatch, and parallel lists of single tasks by graph/parallel-contradiction. One report for each order and each set. Steps that name nothing known are not compared.",
  examples: [
    {
      name: "Phases in an order that nothing holds",
      kind: "invalid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "## M1: Schema\n\n- [ ] **M1.1**: Tables\n  - Status: Backlog\n  - Dependencies: None\n\n## M2: Views\n\n- [ ] **M2.1**: List\n  - Status: Backlog\n  - Dependencies: None\n\n## Notes\n\n**Dependencies**:\n- Critical path: M1 → M2\n",
      },
      reports: [
        '16: The order given here goes from "M1: Schema" to "M2: Views", and nothing makes the second wait for the first. Add the dependency, or correct the order.',
      ],
      looked: "1/1",
    },
    {
      name: "Phases that wait for one another",
      kind: "valid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "## M1: Schema\n\n- [ ] **M1.1**: Tables\n  - Status: Backlog\n  - Dependencies: None\n\n## M2: Views\n\n- [ ] **M2.1**: List\n  - Status: Backlog\n  - Dependencies: M1\n\n## Notes\n\n**Dependencies**:\n- Critical path: M1 → M2\n",
      },
      reports: [],
      looked: "1/1",
    },
    {
      name: "Words with arrows are no order of tasks",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Views\n\n**Philosophy**: Foundation → Automation → Launch\n" },
      reports: [],
      looked: "0/0",
    },
    {
      name: "Tasks that can be done at the same time, which another rule looks at",
      kind: "valid",
      files: {
        tasks:
          "- [ ] T001 Schema\n- [ ] T002 Views\n- [ ] T003 Guide\n\n## Dependencies\n\n- T001 and T002 can run in parallel\n",
      },
      reports: [],
      looked: "0/1",
    },
  ],

  *check({ list, graph }) {
    const { orders, parallel } = declaredShape(list, graph);
    const sets = parallel.filter((report) => !namesTasks(report, graph));
    const stated = orders.length + parallel.length;
    yield { examined: orders.length + sets.length, of: stated, unit: "declared orders" };
    for (const report of orders) yield* looseHops(report, list, graph);
    for (const report of sets) yield* waits(report, list, graph);
  },
});

function* looseHops({ order, missing }: OrderReport, list: TaskList, graph: TaskGraph) {
  const isMine = order.kind === "order" ? () => true : ({ from }: (typeof missing)[number]) => from.kind === "phase";
  const [first, ...more] = missing.filter(isMine);
  if (!first) return;
  const [from, to] = [nameUnit(first.from, list, graph), nameUnit(first.to, list, graph)];
  yield {
    message: "hop" as const,
    values: { from, to, more: more.length === 0 ? "" : `, as for ${more.length} more of its steps` },
    at: order.at,
    key: `${first.from.id} ${first.to.id}`,
  };
}

function* waits({ set, waiting, leaning }: ParallelReport, list: TaskList, graph: TaskGraph) {
  const [first] = waiting;
  if (!first) return yield* leans(set, leaning, list, graph);
  const [from, to] = [nameUnit(first.from, list, graph), nameUnit(first.to, list, graph)];
  yield { message: "parallel" as const, values: { text: quote(set.text), from, to }, at: set.at, key: set.text };
}

function* leans(
  { text, at }: ParallelReport["set"],
  leaning: ParallelReport["leaning"],
  list: TaskList,
  graph: TaskGraph,
) {
  const [first] = leaning;
  if (!first) return;
  const [from, to] = [nameUnit(first.from, list, graph), nameUnit(first.to, list, graph)];
  const values = { text: quote(text), from, to, line: first.at.line };
  yield { message: "leans" as const, values, at, related: [first.at], key: `${first.from.id} ${first.to.id}` };
}

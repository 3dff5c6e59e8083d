import { z } from "zod";
import type { TaskList } from "../../bundle/task-list.ts";
import { phaseMembers } from "../../graph/phase-members.ts";
import type { TaskGraph } from "../../graph/task-graph.ts";
import { findTaskParents } from "../../graph/task-parents.ts";
import { SETTLED } from "../../statuses/status.ts";
import { nameTask } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { tasksOnce } from "../tasks-once.ts";

const LEAST_TASKS = 5;
const LEAST_SHARE = 0.7;

export const orphanTask = defineRule({
  id: "graph/orphan-task",
  input: "graph",
  summary: "Require every task to be connected where nearly all of them are",
  rationale: "A task that waits for nothing and that nothing waits for is easily forgotten, or its dependencies were.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    orphan:
      "{task} waits for nothing, and nothing waits for it, although {share} of {all} {all|task|tasks} here {share|is|are} connected. Add what it needs, or what needs it.",
  },
  guard:
    "Only where seven tenths of at least five tasks have dependencies, and not in spec-kit, where phases hold the order. A task that states something unreadable, is a part of another, or stands in a phase that waits or is waited for, is connected. What is done is left alone.",
  examples: [
    {
      name: "One of five",
      kind: "invalid",
      files: {
        ".spec/features/001-a/specification.md": "# Specification\n",
        ".spec/features/001-a/plan.md": "# Plan\n",
        ".spec/features/001-a/tasks.md":
          "## Phase 1: Base\n\n#### Task 1.1: Schema\n\n**Dependencies**: None\n\n#### Task 1.2: Queries\n\n**Dependencies**: Task 1.1\n\n#### Task 1.3: Views\n\n**Dependencies**: Task 1.2\n\n#### Task 1.4: Tests\n\n**Dependencies**: Task 1.3\n\n#### Task 1.5: Guide\n\n**Dependencies**: None\n\n",
      },
      reports: [
        '19: 1.5 "Guide" waits for nothing, and nothing waits for it, although 4 of 5 tasks here are connected. Add what it needs, or what needs it.',
      ],
      looked: "5/5",
    },
    {
      name: "All are connected",
      kind: "valid",
      files: {
        ".spec/features/001-a/specification.md": "# Specification\n",
        ".spec/features/001-a/plan.md": "# Plan\n",
        ".spec/features/001-a/tasks.md":
          "## Phase 1: Base\n\n#### Task 1.1: Schema\n\n**Dependencies**: None\n\n#### Task 1.2: Queries\n\n**Dependencies**: Task 1.1\n\n#### Task 1.3: Views\n\n**Dependencies**: Task 1.2\n\n#### Task 1.4: Tests\n\n**Dependencies**: Task 1.3\n\n#### Task 1.5: Guide\n\n**Dependencies**: Task 1.1\n\n",
      },
      reports: [],
      looked: "5/5",
    },
    {
      name: "Its dependency names something unknown",
      kind: "false-positive",
      files: {
        ".spec/features/001-a/specification.md": "# Specification\n",
        ".spec/features/001-a/plan.md": "# Plan\n",
        ".spec/features/001-a/tasks.md":
          "## Phase 1: Base\n\n#### Task 1.1: Schema\n\n**Dependencies**: None\n\n#### Task 1.2: Queries\n\n**Dependencies**: Task 1.1\n\n#### Task 1.3: Views\n\n**Dependencies**: Task 1.2\n\n#### Task 1.4: Tests\n\n**Dependencies**: Task 1.3\n\n#### Task 1.5: Guide\n\n**Dependencies**: Task 9.9\n\n",
      },
      reports: [],
    },
  ],

  goesBy: ({ status }) => status,

  *check({ list, graph }) {
    const tasks = [...tasksOnce(list.tasks).values()];
    yield { examined: tasks.length, of: list.tasks.length, unit: "tasks" };
    if (list.dialect === "spec-kit") return;
    const connected = connectedTasks(list, graph);
    const loose = tasks.filter(({ id }) => !connected.has(id));
    const joined = tasks.length - loose.length;
    if (tasks.length < LEAST_TASKS || joined < tasks.length * LEAST_SHARE) return;
    for (const task of loose) {
      if (SETTLED.has(task.status)) continue;
      const values = { task: nameTask(task), share: joined, all: tasks.length };
      yield { message: "orphan", values, at: task.at, task: task.id, key: task.id };
    }
  },
});

function connectedTasks(list: TaskList, graph: TaskGraph): ReadonlySet<string> {
  const { parentOf, childrenOf } = findTaskParents(list);
  const members = phaseMembers(list);
  const gated = new Set([
    ...graph.barriers.flatMap(({ phase, waitsFor }) => [phase, ...waitsFor]),
    ...graph.taskBarriers.flatMap(({ waitsFor }) => waitsFor),
  ]);
  return new Set([
    ...graph.edges.flatMap(({ from, to }) => [from, to]),
    ...graph.unresolved.flatMap(({ task }) => task ?? []),
    ...graph.barriers.flatMap(({ waitsForTasks }) => waitsForTasks),
    ...graph.taskBarriers.map(({ task }) => task),
    ...[...gated].flatMap((phase) => members.get(phase) ?? []),
    ...list.tasks.flatMap(({ id }) => (parentOf(id) !== null || childrenOf(id).length > 0 ? [id] : [])),
  ]);
}

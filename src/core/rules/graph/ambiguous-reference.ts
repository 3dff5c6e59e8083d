import { z } from "zod";
import type { TaskGraph, Unresolved } from "../../graph/task-graph.ts";
import { listWords, nameTask } from "../name-task.ts";
import { defineRule } from "../rule.ts";

export const ambiguousReference = defineRule({
  id: "graph/ambiguous-reference",
  input: "graph",
  summary: "Disallow a dependency whose id names both a task and a group of tasks",
  rationale: "One reader waits for a single task and another for a whole milestone.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    both: "{owner} depends on {ids}, which {are} both a heading over tasks and a task. We read the heading, that is all tasks under it. Rename the task.",
  },
  guard: "The gate in a heading is not reported: phases wait for phases.",
  examples: [
    {
      name: "A milestone and a metric of one name",
      kind: "invalid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "## M1: Schema\n\n- [ ] **M1.1**: Tables\n  - Status: Backlog\n\n## Documentation\n\n- [ ] **D1**: Guide\n  - Status: Backlog\n  - Dependencies: M1\n\n## Metrics\n\n- [ ] **M1**: Time to first table\n  - Status: Backlog\n",
      },
      reports: [
        '10: D1 "Guide" depends on M1, which is both a heading over tasks and a task. We read the heading, that is all tasks under it. Rename the task.',
      ],
      looked: "2/2",
    },
    {
      name: "A milestone alone",
      kind: "valid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "## M1: Schema\n\n- [ ] **M1.1**: Tables\n  - Status: Backlog\n\n## Documentation\n\n- [ ] **D1**: Guide\n  - Status: Backlog\n  - Dependencies: M1\n",
      },
      reports: [],
    },
    {
      name: "The gate in a heading means the milestone",
      kind: "false-positive",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "## M1: Schema\n\n- [ ] **M1.1**: Tables\n  - Status: Backlog\n\n## Phase 2: Rollout (M1 Complete)\n\n- [ ] **R1**: Deploy\n  - Status: Backlog\n\n## Metrics\n\n- [ ] **M1**: Time to first table\n  - Status: Backlog\n",
      },
      reports: [],
    },
  ],

  *check({ graph }) {
    const ambiguous = graph.unresolved.filter(({ kind }) => kind === "ambiguous");
    const stated = graph.edges.length + graph.barriers.length + ambiguous.length;
    yield { examined: stated, of: stated, unit: "dependencies" };
    const expressions = Map.groupBy(ambiguous, ({ task, at }) => `${at.line} ${task}`);
    for (const same of expressions.values()) yield* describe(same, graph);
  },
});

/** One report per expression, whatever number of its ids is meant twice. */
function* describe(same: readonly Unresolved[], graph: TaskGraph) {
  const [first] = same;
  if (!first) return;
  const owner = graph.tasks.get(first.task ?? "");
  const ids = listWords(same.map(({ text }) => text));
  yield {
    message: "both" as const,
    values: { owner: owner ? nameTask(owner) : "A phase", ids, are: same.length === 1 ? "is" : "are" },
    at: first.at,
    ...(first.task === null ? {} : { task: first.task }),
    key: `${first.task} ${ids}`,
  };
}

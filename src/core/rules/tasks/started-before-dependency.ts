import { z } from "zod";
import { isLikely } from "../../graph/confidence.ts";
import { findWaiting } from "../../graph/waiting.ts";
import { listWords, nameTask } from "../name-task.ts";
import { openByPhase } from "../open-before.ts";
import { defineRule } from "../rule.ts";

export const startedBeforeDependency = defineRule({
  id: "tasks/started-before-dependency",
  input: "graph",
  summary: "Disallow a task in progress whose dependencies are still open",
  rationale: "What it builds on may still change, and whoever works on it may not know.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    early:
      "{task} is in progress, but it depends on {dependencies}, still open, so its ground may change. Finish that first, or drop the dependency.",
  },
  guard:
    "Only dependencies that the task states itself count; a cancelled one holds nobody up, and guesses are left out.",
  examples: [
    {
      name: "Started although its dependency is open",
      kind: "invalid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [ ] **M1.1.1**: Schema\n  - Status: Backlog\n- [ ] **M1.1.2**: Queries\n  - Status: In Progress\n  - Dependencies: M1.1.1\n",
      },
      reports: [
        '3: M1.1.2 "Queries" is in progress, but it depends on M1.1.1 "Schema", still open, so its ground may change. Finish that first, or drop the dependency.',
      ],
      looked: "1/2",
    },
    {
      name: "Started on firm ground",
      kind: "valid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [x] **M1.1.1**: Schema\n  - Status: Done\n- [ ] **M1.1.2**: Queries\n  - Status: In Progress\n  - Dependencies: M1.1.1\n",
      },
      reports: [],
    },
    {
      name: "The dependency was dropped",
      kind: "false-positive",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [ ] **M1.1.1**: Schema\n  - Status: Cancelled\n- [ ] **M1.1.2**: Queries\n  - Status: In Progress\n  - Dependencies: M1.1.1\n",
      },
      reports: [],
    },
  ],

  goesBy: ({ status, marks, facts }) => [status, marks.length, facts.optional],

  *check({ list, graph }) {
    const { open } = findWaiting(list, graph);
    const openOf = openByPhase(list, open);
    const started = [...graph.tasks.values()].filter(
      ({ status }) => status === "in-progress" || status === "in-review",
    );
    yield { examined: started.length, of: graph.tasks.size, unit: "tasks" };
    for (const task of started) {
      const single = graph
        .dependenciesOf(task.id)
        .filter(({ from, confidence }) => isLikely(confidence) && from !== task.id && open.has(from))
        .flatMap(({ from }) => graph.tasks.get(from) ?? []);
      const whole = graph.taskBarriersOf(task.id).filter(({ confidence }) => isLikely(confidence));
      const early = [...single, ...whole.flatMap(({ waitsFor }) => waitsFor.flatMap(openOf))];
      if (early.length === 0) continue;
      const values = { task: nameTask(task), dependencies: listWords(early.map(nameTask), 3) };
      const related = early.slice(0, 5).map(({ at }) => at);
      yield { message: "early", values, at: task.at, related, task: task.id, key: task.id };
    }
  },
});

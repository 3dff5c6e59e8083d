import { z } from "zod";
import type { ParallelReport } from "../../graph/compare-orders.ts";
import type { TaskGraph } from "../../graph/task-graph.ts";
import { declaredShape } from "../declared-shape.ts";
import { listWords, nameTask, quote } from "../name-task.ts";
import { namesTasks } from "../parallel-tasks.ts";
import { defineRule } from "../rule.ts";

export const parallelNotMarked = defineRule({
  id: "graph/parallel-not-marked",
  input: "graph",
  summary: "Require tasks that a parallel list names to carry the parallel mark",
  rationale: "Whoever reads the task alone does not learn that it can be started now.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    unmarked:
      "{text} lists {tasks}, and {verb} not marked parallel. Mark what can be done at once, or take it off the list.",
  },
  guard:
    "Only in lists of single tasks and ranges of which more than half is marked: elsewhere the list itself is the mark.",
  examples: [
    {
      name: "One of three is not marked",
      kind: "invalid",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 [P] Schema\n- [ ] T002 [P] Views\n- [ ] T003 Guide\n\n## Parallel Opportunities\n\n**Phase 1**: T001-T003 can run in parallel\n",
      },
      reports: [
        '9: "**Phase 1**: T001-T003 can run in parallel" lists T003 "Guide", and it is not marked parallel. Mark what can be done at once, or take it off the list.',
      ],
      looked: "1/1",
    },
    {
      name: "All are marked",
      kind: "valid",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 [P] Schema\n- [ ] T002 [P] Views\n- [ ] T003 [P] Guide\n\n## Parallel Opportunities\n\n**Phase 1**: T001-T003 can run in parallel\n",
      },
      reports: [],
      looked: "1/1",
    },
    {
      name: "A document that has lists in place of marks",
      kind: "false-positive",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 Schema\n- [ ] T002 Views\n\n## Parallel Opportunities\n\n**Phase 1**: T001-T002 can run in parallel\n",
      },
      reports: [],
    },
  ],

  *check({ list, graph }) {
    const lists = declaredShape(list, graph).parallel.filter(({ set }) => set.task === null);
    const single = lists.filter((report) => namesTasks(report, graph));
    yield { examined: single.length, of: lists.length, unit: "parallel lists" };
    for (const report of single) yield* unmarked(report, graph);
  },
});

function* unmarked({ set, units }: ParallelReport, graph: TaskGraph) {
  const tasks = units.flatMap(({ kind, id }) => (kind === "task" ? (graph.tasks.get(id) ?? []) : []));
  const bare = tasks.filter(({ facts, status }) => !facts.parallel && status !== "cancelled");
  const [first] = bare;
  if (!first || bare.length * 2 >= tasks.length) return;
  yield {
    message: "unmarked" as const,
    values: {
      text: quote(set.text),
      tasks: listWords(bare.map(nameTask)),
      verb: bare.length === 1 ? "it is" : "they are",
    },
    at: set.at,
    related: bare.slice(0, 10).map(({ at }) => at),
    task: first.id,
    key: `${first.id} ${set.text}`,
  };
}

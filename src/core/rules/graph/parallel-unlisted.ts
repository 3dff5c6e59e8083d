import { z } from "zod";
import type { Task } from "../../bundle/task.ts";
import type { TaskList } from "../../bundle/task-list.ts";
import type { ParallelReport } from "../../graph/compare-orders.ts";
import type { TaskGraph } from "../../graph/task-graph.ts";
import { findTopPhases } from "../../graph/top-phases.ts";
import { declaredShape, nameUnit } from "../declared-shape.ts";
import { listWords, nameTask } from "../name-task.ts";
import { findAtOnce, namesTasks } from "../parallel-tasks.ts";
import { defineRule } from "../rule.ts";

const EXAMPLES = /\b(?:e\.g|such as|for example|including|like)\b/i;

export const parallelUnlisted = defineRule({
  id: "graph/parallel-unlisted",
  input: "graph",
  summary: "Require the parallel list of a phase to name all its tasks that are marked parallel",
  rationale: "Whoever plans by the list leaves work lying that could be done at once.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    unlisted:
      "The parallel lists of {phase} leave out {tasks}, marked parallel there. Add them to the list, or take their marks off.",
  },
  guard:
    "Only phases that have a list of their own, which names more than half of their marked tasks; lists that say that they are examples are none.",
  examples: [
    {
      name: "One of three marked tasks is left out",
      kind: "invalid",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 [P] Schema\n- [ ] T002 [P] Views\n- [ ] T003 [P] Guide\n\n## Parallel Opportunities\n\n**Phase 1**: T001-T002 can run in parallel\n",
      },
      reports: [
        '9: The parallel lists of "Phase 1: Base" leave out T003 "Guide", marked parallel there. Add them to the list, or take their marks off.',
      ],
      looked: "1/1",
    },
    {
      name: "The list names all of them",
      kind: "valid",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 [P] Schema\n- [ ] T002 [P] Views\n- [ ] T003 [P] Guide\n\n## Parallel Opportunities\n\n**Phase 1**: T001-T003 can run in parallel\n",
      },
      reports: [],
      looked: "1/1",
    },
    {
      name: "The list says that it gives examples",
      kind: "false-positive",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 [P] Schema\n- [ ] T002 [P] Views\n- [ ] T003 [P] Guide\n\n## Parallel Opportunities\n\n**Phase 1**: Tasks such as T001, T002 can run in parallel\n",
      },
      reports: [],
      looked: "0/1",
    },
  ],

  goesBy: ({ status, facts }) => [status, facts.parallel],

  *check({ list, graph }) {
    const { parallel } = declaredShape(list, graph);
    const lists = parallel.filter(({ set }) => set.task === null && set.phase !== null);
    const whole = lists.filter((report) => !EXAMPLES.test(report.set.text) && namesTasks(report, graph));
    yield { examined: whole.length, of: lists.length, unit: "parallel lists" };
    const listed = new Set(parallel.flatMap(({ units }) => units.map(({ id }) => id)));
    const { of } = findTopPhases(list);
    const marked = Map.groupBy(findAtOnce(list, graph).marked, ({ phase }) => of(phase));
    for (const [phase, reports] of Map.groupBy(whole, ({ set }) => set.phase ?? "")) {
      yield* leftOut(phase, marked.get(phase) ?? [], listed, reports, list, graph);
    }
  },
});

function* leftOut(
  phase: string,
  marked: readonly Task[],
  listed: ReadonlySet<string>,
  reports: readonly ParallelReport[],
  list: TaskList,
  graph: TaskGraph,
) {
  const missing = marked.filter(({ id }) => !listed.has(id));
  const at = reports[0]?.set.at;
  if (!at || missing.length === 0 || missing.length * 2 >= marked.length) return;
  const values = {
    phase: nameUnit({ kind: "phase", id: phase }, list, graph),
    tasks: listWords(missing.map(nameTask)),
  };
  yield { message: "unlisted" as const, values, at, related: missing.slice(0, 10).map(({ at }) => at), key: phase };
}

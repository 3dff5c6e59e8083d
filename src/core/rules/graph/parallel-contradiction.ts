import { z } from "zod";
import { declaredShape, nameUnit } from "../declared-shape.ts";
import { quote } from "../name-task.ts";
import { namesTasks } from "../parallel-tasks.ts";
import { defineRule } from "../rule.ts";

export const parallelContradiction = defineRule({
  id: "graph/parallel-contradiction",
  input: "graph",
  summary: "Disallow to call tasks parallel of which one waits for the other",
  rationale:
    "One of the two statements is wrong: whoever believes the wrong one waits for nothing, or starts too early.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    waits:
      "{text} says that these can be done at the same time, and {to} waits for {from}{more}. Remove one of the two statements.",
  },
  guard:
    "Only single tasks and ranges: phases that are called parallel are looked at by graph/declared-order-mismatch. What a task waits for is read from the dependencies that are stated plainly or likely.",
  examples: [
    {
      name: "A list names two that wait for each other",
      kind: "invalid",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 Schema\n- [ ] T002 Views (depends on T001)\n\n## Parallel Opportunities\n\n- T001, T002 can run in parallel\n",
      },
      reports: [
        '8: "T001, T002 can run in parallel" says that these can be done at the same time, and T002 "Views (depends on T001)" waits for T001 "Schema". Remove one of the two statements.',
      ],
      looked: "1/1",
    },
    {
      name: "Two that wait for nothing",
      kind: "valid",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 Schema\n- [ ] T002 Views\n\n## Parallel Opportunities\n\n- T001, T002 can run in parallel\n",
      },
      reports: [],
      looked: "1/1",
    },
    {
      name: "Both wait for a third",
      kind: "false-positive",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 Schema\n- [ ] T002 Views (depends on T001)\n- [ ] T003 Guide (depends on T001)\n\n## Parallel Opportunities\n\n- After T001, T002 and T003 can run in parallel\n",
      },
      reports: [],
    },
    {
      name: "Stories side by side, each with an order of its own",
      kind: "false-positive",
      files: {
        tasks:
          "## Phase 1: User Story 1\n\n- [ ] T001 [US1] Schema\n- [ ] T002 [US1] Views (depends on T001)\n\n## Phase 2: User Story 2\n\n- [ ] T003 [US2] Guide\n\n## Parallel Opportunities\n\n- US1 can run in parallel with US2\n",
      },
      reports: [],
    },
  ],

  *check({ list, graph }) {
    const { parallel } = declaredShape(list, graph);
    const single = parallel.filter((report) => namesTasks(report, graph));
    yield { examined: single.length, of: parallel.length, unit: "parallel lists" };
    for (const { set, waiting } of single) {
      const [first, ...more] = waiting;
      if (!first) continue;
      const [from, to] = [nameUnit(first.from, list, graph), nameUnit(first.to, list, graph)];
      const others =
        more.length === 0 ? "" : `, and ${more.length} more ${more.length === 1 ? "pair does" : "pairs do"}`;
      yield {
        message: "waits",
        values: { text: quote(set.text), from, to, more: others },
        at: set.at,
        task: first.to.id,
        key: `${first.from.id} ${first.to.id}`,
      };
    }
  },
});

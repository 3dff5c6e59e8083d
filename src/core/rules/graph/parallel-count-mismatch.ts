import { z } from "zod";
import { onRequest } from "../../fixes/fix.ts";
import { respell } from "../../fixes/respell.ts";
import { declaredShape } from "../declared-shape.ts";
import { quote } from "../name-task.ts";
import { namesTasks } from "../parallel-tasks.ts";
import { defineRule } from "../rule.ts";
import { tasksDocument } from "../task-texts.ts";

export const parallelCountMismatch = defineRule({
  id: "graph/parallel-count-mismatch",
  input: "graph",
  summary: "Require the number of tasks that a parallel list gives to be the number that it names",
  rationale: "Who plans people by the number plans too many or too few.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    count: "{text} gives {declared} {declared|task|tasks} and names {named}. Correct the number or the list.",
  },
  guard: "Only lists of single tasks and ranges that name nothing unknown; groups and phases are not counted.",
  autofix: "The number of what the list names is written, only where the rule is named: the list may lack a task.",
  examples: [
    {
      name: "A list of two that says three",
      kind: "invalid",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 [P] Schema\n- [ ] T002 [P] Views\n- [ ] T003 [P] Guide\n\n## Parallel Opportunities\n\n**Phase 1**: T001-T002 can run in parallel (3 tasks)\n",
      },
      reports: [
        '9: "**Phase 1**: T001-T002 can run in parallel (3 tasks)" gives 3 tasks and names 2. Correct the number or the list.',
      ],
      fixed: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 [P] Schema\n- [ ] T002 [P] Views\n- [ ] T003 [P] Guide\n\n## Parallel Opportunities\n\n**Phase 1**: T001-T002 can run in parallel (2 tasks)\n",
      },
      looked: "1/1",
    },
    {
      name: "The right number",
      kind: "valid",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 [P] Schema\n- [ ] T002 [P] Views\n- [ ] T003 [P] Guide\n\n## Parallel Opportunities\n\n**Phase 1**: T001-T003 can run in parallel (3 tasks)\n",
      },
      reports: [],
      looked: "1/1",
    },
    {
      name: "A list without a number",
      kind: "false-positive",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 [P] Schema\n- [ ] T002 [P] Views\n- [ ] T003 [P] Guide\n\n## Parallel Opportunities\n\n**Phase 1**: T001-T002 can run in parallel\n",
      },
      reports: [],
      looked: "0/1",
    },
  ],

  *check({ bundle, list, graph }) {
    const { parallel } = declaredShape(list, graph);
    const counted = parallel.filter((report) => {
      return report.set.declaredCount !== null && report.unknown.length === 0 && namesTasks(report, graph);
    });
    yield { examined: counted.length, of: parallel.length, unit: "parallel lists" };
    const source = tasksDocument(bundle, list)?.source;
    for (const { set, units } of counted) {
      const named = new Set(units.map(({ id }) => id)).size;
      const declared = set.declaredCount ?? named;
      if (declared === named) continue;
      const values = { text: quote(set.text), declared, named };
      const fix = source ? respell(source, [set.at.line], { from: String(declared), to: String(named) }) : null;
      yield { message: "count", values, at: set.at, key: set.text, fix: onRequest(fix) };
    }
  },
});

import { z } from "zod";
import { nameTask } from "../name-task.ts";
import { defineRule } from "../rule.ts";

export const missingWorkOrder = defineRule({
  id: "tasks/missing-work-order",
  input: "tasks",
  summary: "Require a Work Order of every task where some tasks have one",
  rationale: "Only a Work Order says which paths a task may change; without one its scope cannot be checked.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    missing: "{task} has no Work Order, so its scope cannot be checked. Add one with `scope:`.",
  },
  guard: "Asked only in documents that use Work Orders, and not of tasks that are done or dropped.",
  examples: [
    {
      name: "One task with, one without",
      kind: "invalid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "## Phase 1: Base\n\n### P1.1: Schema\n\n#### Work Order\n\n```yaml\nintent: Make it\nscope: db/\n```\n\n### P1.2: Pages\n\n- [ ] Draw\n",
      },
      reports: ['12: P1.2 "Pages" has no Work Order, so its scope cannot be checked. Add one with `scope:`.'],
      looked: "2/2",
    },
    {
      name: "Every task has one",
      kind: "valid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "## Phase 1: Base\n\n### P1.1: Schema\n\n#### Work Order\n\n```yaml\nintent: Make it\nscope: db/\n```\n",
      },
      reports: [],
    },
    {
      name: "A document without Work Orders",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Pages\n" },
      reports: [],
      looked: "0/2",
    },
  ],

  goesBy: ({ status, facts }) => [status, facts.workOrder === null],

  *check({ list }) {
    const isUsed = list.tasks.some(({ facts }) => facts.workOrder !== null);
    const open = list.tasks.filter(({ status }) => status !== "done" && status !== "cancelled");
    yield { examined: isUsed ? open.length : 0, of: list.tasks.length, unit: "tasks" };
    for (const task of isUsed ? open : []) {
      if (task.facts.workOrder !== null) continue;
      yield { message: "missing", values: { task: nameTask(task) }, at: task.at, task: task.id, key: task.id };
    }
  },
});

import { z } from "zod";
import { nameTask } from "../name-task.ts";
import { defineRule } from "../rule.ts";

export const invalidWorkOrder = defineRule({
  id: "tasks/invalid-work-order",
  input: "tasks",
  summary: "Disallow a Work Order that cannot be read",
  rationale: "A Work Order bounds what may be done for a task: one that cannot be read bounds nothing.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    problem:
      "The Work Order of {task} cannot be used: {problem}. Its scope is not checked until that is fixed. Correct it as YAML with intent, scope, constraints, acceptance and rollback.",
  },
  guard: "A block of YAML that is not presented as a Work Order is none; keys that we do not know are left alone.",
  examples: [
    {
      name: "A scope that is no list",
      kind: "invalid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "## Phase 1: Base\n\n### P1.1: Schema\n\n- [ ] Draw\n\n#### Work Order\n\n```yaml\nintent: Make the schema\nscope:\n  db: 4\n  web: 5\n```\n",
      },
      reports: [
        '9: The Work Order of P1.1 "Schema" cannot be used: `scope` must be text or a list of texts. Its scope is not checked until that is fixed. Correct it as YAML with intent, scope, constraints, acceptance and rollback.',
      ],
      looked: "1/1",
    },
    {
      name: "A Work Order that says its scope",
      kind: "valid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "## Phase 1: Base\n\n### P1.1: Schema\n\n- [ ] Draw\n\n#### Work Order\n\n```yaml\nintent: Make the schema\nscope:\n  - db/\n```\n",
      },
      reports: [],
    },
    {
      name: "Other YAML in a task",
      kind: "false-positive",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "## Phase 1: Base\n\n### P1.1: Schema\n\n- [ ] Draw\n\nLike so:\n\n```yaml\nports: [4\n```\n",
      },
      reports: [],
    },
  ],

  *check({ list }) {
    const bound = list.tasks.filter(({ facts }) => facts.workOrder !== null);
    yield { examined: bound.length, of: bound.length, unit: "Work Orders" };
    for (const task of bound) {
      const { problem = null, at = task.at } = task.facts.workOrder ?? {};
      if (problem === null) continue;
      yield { message: "problem", values: { task: nameTask(task), problem }, at, task: task.id, key: task.id };
    }
  },
});

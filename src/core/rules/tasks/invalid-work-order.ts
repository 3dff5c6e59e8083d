import { z } from "zod";
import type { Task, WorkOrder } from "../../bundle/task.ts";
import { WORK_ORDER_KEYS } from "../../dialects/work-orders.ts";
import { respell } from "../../fixes/respell.ts";
import { nameTask } from "../name-task.ts";
import { nearestNames } from "../nearest-names.ts";
import { defineRule } from "../rule.ts";
import { lineOf, tasksDocument } from "../task-texts.ts";

const PRD = { "spec/example/prd.md": "# Product\n" };

export const invalidWorkOrder = defineRule({
  id: "tasks/invalid-work-order",
  input: "tasks",
  summary: "Disallow a Work Order that cannot be read, or that bounds nothing",
  rationale: "A Work Order bounds what may be done for a task: one that cannot be read bounds nothing.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    problem:
      "The Work Order of {task} cannot be used: {problem}. Its scope is not checked until that is fixed. Correct it as YAML with intent, scope, constraints, acceptance and rollback.",
    slip: "The Work Order of {task} has no `{meant}`, but `{key}`, which nothing reads, so what stands there binds nobody. Write `{meant}`.",
    unbounded:
      "The Work Order of {task} has no `scope`, so its pull requests may change any file unnoticed. Add `scope:` with the paths that the task may change.",
  },
  guard:
    "A block of YAML that is not presented as a Work Order is none. Keys that we do not know are left alone, unless they are nearly one of the five that is missing. A Work Order without scope is a note, and none where the task is done or dropped.",
  autofix: "A key that is nearly one of the five, and is written once on its line, is written as that one.",
  examples: [
    {
      name: "A scope that is no list",
      kind: "invalid",
      files: {
        ...PRD,
        "spec/example/tasks.md":
          "## Phase 1: Base\n\n### P1.1: Schema\n\n- [ ] Draw\n\n#### Work Order\n\n```yaml\nintent: Make the schema\nscope:\n  db: 4\n  web: 5\n```\n",
      },
      reports: [
        '9: The Work Order of P1.1 "Schema" cannot be used: `scope` must be text or a list of texts. Its scope is not checked until that is fixed. Correct it as YAML with intent, scope, constraints, acceptance and rollback.',
      ],
      looked: "1/1",
    },
    {
      name: "A key with a slip",
      kind: "invalid",
      files: {
        ...PRD,
        "spec/example/tasks.md":
          "## Phase 1: Base\n\n### P1.1: Schema\n\n- [ ] Draw\n\n#### Work Order\n\n```yaml\nintent: Make the schema\nscop:\n  - db/\nConstraints: Keep the keys\n```\n",
      },
      reports: [
        '11: The Work Order of P1.1 "Schema" has no `scope`, but `scop`, which nothing reads, so what stands there binds nobody. Write `scope`.',
        '13: The Work Order of P1.1 "Schema" has no `constraints`, but `Constraints`, which nothing reads, so what stands there binds nobody. Write `constraints`.',
      ],
      fixed: {
        "spec/example/tasks.md":
          "## Phase 1: Base\n\n### P1.1: Schema\n\n- [ ] Draw\n\n#### Work Order\n\n```yaml\nintent: Make the schema\nscope:\n  - db/\nconstraints: Keep the keys\n```\n",
      },
    },
    {
      name: "No scope, and nothing but what the template held",
      kind: "invalid",
      files: {
        ...PRD,
        "spec/example/tasks.md":
          "## Phase 1: Base\n\n### P1.1: Schema\n\n- [ ] Draw\n\n#### Work Order\n\n```yaml\nintent: Make the schema\n```\n\n### P1.2: Pages\n\n- [ ] Draw\n\n#### Work Order\n\n```yaml\n{Feature name}\n```\n",
      },
      reports: [
        '9: The Work Order of P1.1 "Schema" has no `scope`, so its pull requests may change any file unnoticed. Add `scope:` with the paths that the task may change.',
        '19: The Work Order of P1.2 "Pages" cannot be used: it holds nothing but the placeholder {Feature name}. Its scope is not checked until that is fixed. Correct it as YAML with intent, scope, constraints, acceptance and rollback.',
      ],
      looked: "2/2",
    },
    {
      name: "A Work Order that says its scope",
      kind: "valid",
      files: {
        ...PRD,
        "spec/example/tasks.md":
          "## Phase 1: Base\n\n### P1.1: Schema\n\n- [ ] Draw\n\n#### Work Order\n\n```yaml\nintent: Make the schema\nscope:\n  - db/\n```\n",
      },
      reports: [],
    },
    {
      name: "Keys of one's own, and a task that is done without a scope",
      kind: "false-positive",
      files: {
        ...PRD,
        "spec/example/tasks.md":
          "## Phase 1: Base\n\n### P1.1: Schema\n\n- [ ] Draw\n\n#### Work Order\n\n```yaml\nintent: Make the schema\nscope: db/\nscopes: all\nextent: small\n```\n\n### P1.2: Pages\n\n- [x] Draw\n\n#### Work Order\n\n```yaml\nintent: Draw\n```\n",
      },
      reports: [],
      looked: "2/2",
    },
    {
      name: "Other YAML in a task",
      kind: "false-positive",
      files: {
        ...PRD,
        "spec/example/tasks.md":
          "## Phase 1: Base\n\n### P1.1: Schema\n\n- [ ] Draw\n\nLike so:\n\n```yaml\nports: [4\n```\n",
      },
      reports: [],
    },
  ],

  *check({ bundle, list }) {
    const bound = list.tasks.flatMap((task) => {
      const { workOrder: order } = task.facts;
      return order === null ? [] : [{ task, order }];
    });
    yield { examined: bound.length, of: bound.length, unit: "Work Orders" };
    const source = tasksDocument(bundle, list)?.source;
    for (const { task, order } of bound) {
      const about = { task: task.id, key: task.id };
      const values = { task: nameTask(task) };
      if (order.problem !== null) {
        yield { message: "problem", values: { ...values, problem: order.problem }, at: order.at, ...about };
        continue;
      }
      const slips = slipsIn(order);
      for (const { name, below, meant } of slips) {
        const at = lineOf(list, order.at.line + below);
        const fix = source ? respell(source, [at.line], { from: name, to: meant }) : null;
        yield {
          message: "slip",
          values: { ...values, key: name, meant },
          at,
          ...about,
          key: `${task.id} ${name}`,
          fix,
        };
      }
      if (!isUnbounded(task, order) || slips.some(({ meant }) => meant === "scope")) continue;
      yield { message: "unbounded", values, at: order.at, ...about, atMost: "info" };
    }
  },
});

/** Keys that are nearly one that is missing: another letter case, swapped letters, or a few other ones behind the first. */
function slipsIn(order: WorkOrder) {
  const missing = WORK_ORDER_KEYS.filter((key) => order[key] === null || order[key]?.length === 0);
  return order.otherKeys.flatMap(({ name, below }) => {
    const folded = name.toLowerCase();
    const swapped = missing.find((key) => lettersOf(key) === lettersOf(folded));
    const meant = swapped ?? nearestNames(folded, missing).find((key) => key[0] === folded[0]);
    return meant === undefined ? [] : [{ name, below, meant }];
  });
}

function lettersOf(word: string): string {
  return word.length > 20 ? word : [...word].sort().join("");
}

function isUnbounded({ status }: Task, { scope }: WorkOrder): boolean {
  return scope.length === 0 && status !== "done" && status !== "cancelled";
}

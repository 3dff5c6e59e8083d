import { z } from "zod";
import { dialects } from "../../dialects/index.ts";
import { nameTask } from "../name-task.ts";
import { defineRule } from "../rule.ts";

export const missingId = defineRule({
  id: "tasks/missing-id",
  input: "tasks",
  summary: "Require an id of every task in a dialect whose format demands ids",
  rationale: "Without an id nothing can depend on the task, and no pull request can name it.",
  level: "off",
  nursery: { level: "warning" },
  options: z.strictObject({}),
  messages: {
    missing: "{task} has no id, so nothing can refer to it. Give it the next one that is free.",
  },
  guard: "Asked only in dialects that demand ids, where most of the tasks have one, and never of the parts of a task.",
  examples: [
    {
      name: "A task without an id among others",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Pages\n- [ ] Mail\n" },
      reports: ['3: "Mail" has no id, so nothing can refer to it. Give it the next one that is free.'],
      looked: "3/3",
    },
    {
      name: "Every task has an id",
      kind: "valid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Pages\n" },
      reports: [],
    },
    {
      name: "A list of a dialect that knows no ids",
      kind: "false-positive",
      files: { tasks: "- [ ] Schema\n- [ ] Pages\n" },
      reports: [],
      looked: "0/2",
    },
  ],

  *check({ list }) {
    const isDemanded = dialects.some(({ id, demandsIds }) => id === list.dialect && demandsIds);
    const asked = isDemanded ? list.tasks.filter(({ parent }) => parent === null) : [];
    yield { examined: asked.length, of: list.tasks.length, unit: "tasks" };
    const without = asked.filter(({ generated }) => generated);
    for (const task of without.length * 2 < asked.length ? without : []) {
      yield { message: "missing", values: { task: nameTask(task) }, at: task.at, task: task.id, key: task.id };
    }
  },
});

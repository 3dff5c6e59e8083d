import { z } from "zod";
import { nameTask } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { tasksOnce } from "../tasks-once.ts";

export const reopened = defineRule({
  id: "tasks/reopened",
  input: "history",
  summary: "Disallow reopening a done task unnoticed",
  rationale: "What was built on a task as finished may have to wait again.",
  level: "info",
  options: z.strictObject({}),
  messages: { reopened: "{task} was done and is {status} now. Check what was built on it." },
  guard: "Only tasks that have the same id before and after are compared.",
  examples: [
    {
      name: "A done task that is open again",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n" },
      base: { tasks: "- [x] T001 Schema\n" },
      reports: ['1: T001 "Schema" was done and is todo now. Check what was built on it.'],
      looked: "1/1",
    },
    {
      name: "A task that stays done",
      kind: "valid",
      files: { tasks: "- [x] T001 Schema\n" },
      base: { tasks: "- [x] T001 Schema\n" },
      reports: [],
    },
    {
      name: "A task that is cancelled after all",
      kind: "false-positive",
      files: { tasks: "- [-] T001 Schema (cancelled)\n" },
      base: { tasks: "- [x] T001 Schema\n" },
      reports: [],
    },
  ],

  *check({ list, before }) {
    const earlier = tasksOnce(before.tasks);
    const same = [...tasksOnce(list.tasks).values()].filter(({ id }) => earlier.has(id));
    yield { examined: same.length, of: list.tasks.length, unit: "tasks" };
    for (const task of same) {
      const isOpen = task.status !== "done" && task.status !== "cancelled";
      if (earlier.get(task.id)?.status !== "done" || !isOpen) continue;
      yield {
        message: "reopened",
        values: { task: nameTask(task), status: task.status },
        at: task.at,
        task: task.id,
        key: task.id,
      };
    }
  },
});

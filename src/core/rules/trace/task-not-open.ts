import { z } from "zod";
import { nameTask } from "../name-task.ts";
import { defineRule } from "../rule.ts";

export const taskNotOpen = defineRule({
  id: "trace/task-not-open",
  input: "trace",
  summary: "Disallow completing a task that the base branch has as done, cancelled or blocked",
  rationale: "Work on a finished task is a task of its own, and work on a blocked one was begun too early.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    settled:
      "This pull request completes {task}, which is {status} on the base branch already. If this is a follow-up, give it a task of its own or write `Part of {id}`.",
    blocked:
      "This pull request completes {task}, which the base branch has as blocked. Say there that it no longer is, or wait.",
  },
  guard: "`Part of` may follow up on anything.",
  examples: [
    {
      name: "A task that is done on the base",
      kind: "invalid",
      files: { tasks: "- [x] T001 Schema\n" },
      base: { tasks: "- [x] T001 Schema\n" },
      change: { body: "Completes T001" },
      reports: [
        '1: This pull request completes T001 "Schema", which is done on the base branch already. If this is a follow-up, give it a task of its own or write `Part of T001`.',
      ],
      looked: "1/1",
    },
    {
      name: "A task that this pull request ticks",
      kind: "valid",
      files: { tasks: "- [x] T001 Schema\n" },
      base: { tasks: "- [ ] T001 Schema\n" },
      change: { body: "Completes T001" },
      reports: [],
      looked: "1/1",
    },
    {
      name: "A follow-up that says so",
      kind: "false-positive",
      files: { tasks: "- [x] T001 Schema\n" },
      base: { tasks: "- [x] T001 Schema\n" },
      change: { body: "Part of T001" },
      reports: [],
      looked: "0/0",
    },
  ],

  *check({ claims, before }) {
    const completed = claims.filter(({ kind, bundle }) => kind === "completes" && bundle !== null);
    yield { examined: completed.length, of: completed.length, unit: "completed tasks" };
    for (const { bundle, task: id } of completed) {
      const task = before.get(bundle ?? "")?.taskList?.tasks.find((one) => one.id === id);
      if (!task || (task.status !== "done" && task.status !== "cancelled" && task.status !== "blocked")) continue;
      const message = task.status === "blocked" ? "blocked" : "settled";
      yield { message, values: { task: nameTask(task), id, status: task.status }, at: task.at, task: id, key: id };
    }
  },
});

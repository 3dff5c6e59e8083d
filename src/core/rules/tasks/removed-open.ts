import { z } from "zod";
import { SETTLED } from "../../statuses/status.ts";
import { matchTasks } from "../match-tasks.ts";
import { nameTask } from "../name-task.ts";
import { defineRule } from "../rule.ts";

export const removedOpen = defineRule({
  id: "tasks/removed-open",
  input: "history",
  summary: "Disallow removing a task that is still open",
  rationale: "A task that vanishes is never done and never missed; nobody learns that it was given up.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    removed:
      "{task} was open and is gone from {path}. Keep it and mark it as cancelled with the reason, so that the next reader knows.",
  },
  guard:
    "A task that moved, got another id or another wording is found again by its id or by its words, and is not gone.",
  examples: [
    {
      name: "An open task that is gone",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n" },
      base: { tasks: "- [ ] T001 Schema\n- [ ] T002 Rollback of a failed import\n" },
      reports: [
        '1: T002 "Rollback of a failed import" was open and is gone from specs/001-example/tasks.md. Keep it and mark it as cancelled with the reason, so that the next reader knows.',
      ],
      looked: "2/2",
    },
    {
      name: "A done task may be cleared away",
      kind: "valid",
      files: { tasks: "- [ ] T001 Schema\n" },
      base: { tasks: "- [ ] T001 Schema\n- [x] T002 Rollback of a failed import\n" },
      reports: [],
      looked: "2/2",
    },
    {
      name: "A task that was renumbered is still there",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T003 Rollback of a failed import\n" },
      base: { tasks: "- [ ] T001 Schema\n- [ ] T002 Rollback of a failed import\n" },
      reports: [],
      looked: "2/2",
    },
  ],

  *check({ list, before }) {
    yield { examined: before.tasks.length, of: before.tasks.length, unit: "tasks of the base" };
    for (const { earlier, later } of matchTasks(before.tasks, list.tasks)) {
      if (later !== null || SETTLED.has(earlier.status)) continue;
      const at = { path: list.path, line: 1, endLine: 1 };
      const values = { task: nameTask(earlier), path: list.path };
      yield { message: "removed", values, at, task: earlier.id, key: earlier.id };
    }
  },
});

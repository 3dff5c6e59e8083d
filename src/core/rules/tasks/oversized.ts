import { z } from "zod";
import { nameTask } from "../name-task.ts";
import { defineRule } from "../rule.ts";

export const oversized = defineRule({
  id: "tasks/oversized",
  input: "tasks",
  summary: "Disallow tasks that name more files than a reviewer can follow",
  rationale: "A task of many files makes a pull request that nobody reads to its end.",
  level: "off",
  nursery: { level: "info", because: "how much is too much is a matter of taste, which no corpus decides" },
  options: z.strictObject({
    files: z.int().min(1).max(1000).default(12).describe("Files that one task may name."),
  }),
  messages: {
    large:
      "{task} names {count} {count|file|files}, more than a reviewer can follow at once. Split it, a few files to each part.",
  },
  guard: "Tasks that are done or cancelled are left alone: nobody splits them any more.",
  examples: [
    {
      name: "A task of three files where two are allowed",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Move src/a.ts, src/b.ts and src/c.ts\n" },
      options: { files: 2 },
      reports: [
        '1: T001 "Move src/a.ts, src/b.ts and src/c.ts" names 3 files, more than a reviewer can follow at once. Split it, a few files to each part.',
      ],
      looked: "1/1",
    },
    { name: "A task of one file", kind: "valid", files: { tasks: "- [ ] T001 Move src/a.ts\n" }, reports: [] },
    {
      name: "One that is done",
      kind: "false-positive",
      files: { tasks: "- [x] T001 Move src/a.ts, src/b.ts and src/c.ts\n" },
      options: { files: 2 },
      reports: [],
      looked: "0/1",
    },
  ],

  *check({ list, options }) {
    const open = list.tasks.filter(({ status }) => status !== "done" && status !== "cancelled");
    yield { examined: open.length, of: list.tasks.length, unit: "tasks" };
    for (const task of open) {
      const count = new Set(task.facts.files).size;
      if (count <= options.files) continue;
      yield { message: "large", values: { task: nameTask(task), count }, at: task.at, task: task.id, key: task.id };
    }
  },
});

import { z } from "zod";
import { isAlike } from "../match-tasks.ts";
import { quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { tasksOnce } from "../tasks-once.ts";

export const renumbered = defineRule({
  id: "tasks/renumbered",
  input: "history",
  summary: "Disallow giving the id of a task to other work",
  rationale: "Commits, pull requests and people that name the id now mean something else.",
  level: "error",
  options: z.strictObject({}),
  messages: {
    reused: "{id} was {before} and is {after} now. Give the new work an id that was never used, and keep the old one.",
  },
  guard:
    "A task that was reworded is the same: half of the words in common are enough. Tasks without ids have none to reuse, and an id that stands twice is the business of tasks/duplicate-id.",
  examples: [
    {
      name: "An id with other work behind it",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Write the documentation\n" },
      base: { tasks: "- [ ] T001 Create the order model\n" },
      reports: [
        '1: T001 was "Create the order model" and is "Write the documentation" now. Give the new work an id that was never used, and keep the old one.',
      ],
      looked: "1/1",
    },
    {
      name: "The same task",
      kind: "valid",
      files: { tasks: "- [x] T001 Create the order model\n" },
      base: { tasks: "- [ ] T001 Create the order model\n" },
      reports: [],
      looked: "1/1",
    },
    {
      name: "A task that was reworded",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 Create the order model in src/models/order.ts with its tests\n" },
      base: { tasks: "- [ ] T001 Create order model\n" },
      reports: [],
      looked: "1/1",
    },
  ],

  *check({ list, before }) {
    const earlier = tasksOnce(before.tasks);
    const same = [...tasksOnce(list.tasks).values()].filter(({ id, generated }) => !generated && earlier.has(id));
    yield { examined: same.length, of: list.tasks.length, unit: "tasks" };
    for (const task of same) {
      const known = earlier.get(task.id);
      if (!known || isAlike(known.title, task.title)) continue;
      const values = { id: task.id, before: quote(known.title), after: quote(task.title) };
      yield { message: "reused", values, at: task.at, task: task.id, key: task.id };
    }
  },
});

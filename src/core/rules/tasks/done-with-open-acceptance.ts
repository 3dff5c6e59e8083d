import { z } from "zod";
import { nameTask } from "../name-task.ts";
import { defineRule } from "../rule.ts";

export const doneWithOpenAcceptance = defineRule({
  id: "tasks/done-with-open-acceptance",
  input: "tasks",
  summary: "Disallow a done task whose acceptance criteria are still open",
  rationale: "The criteria say what done means: while they are open, nobody has confirmed it.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    open: "{task} is done, but {open} of its {total} acceptance {total|criterion|criteria} {open|is|are} not ticked, so nobody has confirmed {open|it|them}. Tick what is met, or reopen the task.",
  },
  guard:
    "Only boxes below an acceptance heading or field of the task count; boxes that are details or sub-tasks do not, and neither do criteria without boxes.",
  examples: [
    {
      name: "Done, with one criterion open",
      kind: "invalid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [x] **M1.1.1**: Schema\n  - Status: Done\n  - Acceptance:\n    - [x] Tables exist\n    - [ ] Rows are kept\n",
      },
      reports: [
        '1: M1.1.1 "Schema" is done, but 1 of its 2 acceptance criteria is not ticked, so nobody has confirmed it. Tick what is met, or reopen the task.',
      ],
      looked: "1/1",
    },
    {
      name: "Done, with all criteria met",
      kind: "valid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [x] **M1.1.1**: Schema\n  - Status: Done\n  - Acceptance:\n    - [x] Tables exist\n",
      },
      reports: [],
    },
    {
      name: "Open boxes that are details of the task",
      kind: "false-positive",
      files: { tasks: "- [x] T001 Schema\n  - [ ] Ask about naming\n" },
      reports: [],
      looked: "0/1",
    },
  ],

  goesBy: ({ status, facts }) => [status, facts.acceptance],

  *check({ list }) {
    const done = list.tasks.filter(({ status }) => status === "done");
    const bound = done.filter(({ facts }) => facts.acceptance.total > 0);
    yield { examined: bound.length, of: done.length, unit: "done tasks" };
    for (const task of bound) {
      const { total, done: met } = task.facts.acceptance;
      if (met === total) continue;
      const at = task.marks.find(({ status }) => status === "done")?.at ?? task.at;
      const values = { task: nameTask(task), open: total - met, total };
      yield { message: "open", values, at, related: [task.at], task: task.id, key: task.id };
    }
  },
});

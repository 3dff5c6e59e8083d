import { z } from "zod";
import type { StatusMark, Task } from "../../bundle/task.ts";
import { SETTLED } from "../../statuses/status.ts";
import { nameTask, quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";

export const statusTextMismatch = defineRule({
  id: "tasks/status-text-mismatch",
  input: "tasks",
  summary: "Disallow a box and a status text that contradict each other",
  rationale:
    "One of the two is wrong, and nobody can tell which. Until they agree, the task does not count as done and is never ticked for you.",
  level: "error",
  options: z.strictObject({}),
  messages: {
    ticked: "{task} is ticked, but its status says {written}, so it does not count as done. Make both say the same.",
    open: "{task} is not ticked, but its status says {written}, so it does not count as done. Make both say the same.",
    marked: "{task} is marked `[{mark}]`, which means {means}, but its status says {written}. Make both say the same.",
  },
  guard:
    "An empty box says only that a task is not done: it agrees with backlog, in progress, blocked and cancelled. Words that the legend does not explain are not compared.",
  examples: [
    {
      name: "Ticked, and still in the backlog",
      kind: "invalid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md": "- [x] **M1.1.1**: Parse input\n  - Status: Backlog\n",
      },
      reports: [
        '1: M1.1.1 "Parse input" is ticked, but its status says "Backlog", so it does not count as done. Make both say the same.',
      ],
      looked: "1/1",
    },
    {
      name: "Done in words, and not ticked",
      kind: "invalid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md": "- [ ] **M1.1.1**: Parse input\n  - Status: Done\n",
      },
      reports: [
        '1: M1.1.1 "Parse input" is not ticked, but its status says "Done", so it does not count as done. Make both say the same.',
      ],
    },
    {
      name: "Both say done",
      kind: "valid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md": "- [x] **M1.1.1**: Parse input\n  - Status: Done\n",
      },
      reports: [],
    },
    {
      name: "An empty box goes with every status but done",
      kind: "false-positive",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [ ] **M1.1.1**: Parse input\n  - Status: In Progress\n- [ ] **M1.1.2**: Print output\n  - Status: Blocked\n",
      },
      reports: [],
      looked: "2/2",
    },
  ],

  *check({ list }) {
    const twice = list.tasks.filter(({ marks }) => marks.length > 1);
    yield { examined: twice.length, of: list.tasks.length, unit: "tasks" };
    for (const task of twice) {
      const box = task.marks.find(({ kind }) => kind === "box");
      const field = task.marks.find(({ kind }) => kind === "field");
      if (box && field && contradicts(box, field)) yield describe(task, box, field);
    }
  },
});

function contradicts(box: StatusMark, field: StatusMark): boolean {
  if (box.status === "unknown" || field.status === "unknown" || box.status === field.status) return false;
  return isEmpty(box) ? field.status === "done" : box.status === "done" || !SETTLED.has(box.status);
}

function isEmpty(box: StatusMark): boolean {
  return box.written.trim() === "";
}

function describe(task: Task, box: StatusMark, field: StatusMark) {
  const values = {
    task: nameTask(task),
    written: quote(field.written),
    mark: box.written,
    means: box.status.replace("-", " "),
  };
  const message = isEmpty(box) ? ("open" as const) : box.status === "done" ? ("ticked" as const) : ("marked" as const);
  return { message, values, at: task.at, related: [field.at], task: task.id, key: task.id };
}

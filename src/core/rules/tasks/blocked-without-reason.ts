import { z } from "zod";
import { nameTask } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { taskTexts } from "../task-texts.ts";

const REASON =
  /\b(?:block(?:ed|s|er|ers|ing)[ \t*_]*(?:by|on|:|until|because|pending)|wait(?:s|ing)?|depend\w{0,10}|until|pending|because|due to|needs?|requires?|reason|prerequisites?)\b|\bblocked[*_]{0,3}[ \t]*[:(—–-][ \t]*\S/i;

export const blockedWithoutReason = defineRule({
  id: "tasks/blocked-without-reason",
  input: "tasks",
  summary: "Require a blocked task to say what blocks it",
  rationale: "Whoever could remove the obstacle has to know which one it is.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    silent:
      "{task} is blocked, but does not say by what, so nobody can help it on. Name the task, team or decision it waits for.",
  },
  guard:
    "Any dependency counts as a reason, and so does any sentence of the task about waiting, needing or being blocked by something.",
  examples: [
    {
      name: "Blocked, and no word about why",
      kind: "invalid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md": "- [ ] **M1.1.1**: Schema\n  - Status: Blocked\n",
      },
      reports: [
        '1: M1.1.1 "Schema" is blocked, but does not say by what, so nobody can help it on. Name the task, team or decision it waits for.',
      ],
      looked: "1/1",
    },
    {
      name: "Blocked by another task",
      kind: "valid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "- [ ] **M1.1.1**: Schema\n  - Status: Blocked\n  - Dependencies: M1.1.2\n- [ ] **M1.1.2**: Pages\n  - Status: Backlog\n",
      },
      reports: [],
    },
    {
      name: "The reason is a sentence",
      kind: "false-positive",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md": "- [ ] **M1.1.1**: Schema\n  - Status: Blocked\n  - Note: waiting for the vendor\n",
      },
      reports: [],
      looked: "1/1",
    },
  ],

  *check({ bundle, list }) {
    const isAny = list.tasks.some(({ status }) => status === "blocked");
    const blocked = isAny ? taskTexts(bundle, list).filter(({ task }) => task.status === "blocked") : [];
    yield { examined: blocked.length, of: blocked.length, unit: "blocked tasks" };
    for (const { task, lines } of blocked) {
      const isStated = task.expressions.some(({ references }) => references.length > 0);
      const said = [...lines, ...task.marks.map(({ written }) => written)];
      if (isStated || said.some((line) => REASON.test(line.slice(0, 1_000)))) continue;
      yield { message: "silent", values: { task: nameTask(task) }, at: task.at, task: task.id, key: task.id };
    }
  },
});

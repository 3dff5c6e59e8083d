import { z } from "zod";
import type { Task } from "../../bundle/task.ts";
import { dialects } from "../../dialects/index.ts";
import { nameTask } from "../name-task.ts";
import { sectionOf } from "../numbered-anew.ts";
import { defineRule } from "../rule.ts";

/** `All tasks of group A (T001-T004) completed`: what must be so in the end. */
const OUTCOME =
  /^[\W_]{0,6}(?:all|every|each|no)\b|\b(?:completed?|done|pass(?:es|ed|ing)?|met|verified|work(?:s|ing)? (?:correctly|as expected)|measured|approved)[.!)\s]*$/i;

/** `T-ERR`, `T-IP-S4`: an id in letters, whatever the others are. */
const NAMED_OTHERWISE = /^[*_`[ ]{0,4}[A-Z]{1,5}(?:-[A-Z0-9]{1,8}){1,4}\b/;

export const missingId = defineRule({
  id: "tasks/missing-id",
  input: "tasks",
  summary: "Require an id of every task in a dialect whose format demands ids",
  rationale: "Without an id nothing can depend on the task, and no pull request can name it.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    missing: "{task} has no id, so nothing can refer to it. Give it the next one that is free.",
  },
  guard:
    "Asked only in dialects that demand ids, where most of the tasks have one, of them some in the same section, and never of the parts of a task or of what must be so in the end.",
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
      name: "A section of its own without ids, and what must be so in the end",
      kind: "false-positive",
      files: {
        tasks:
          "## Build\n\n- [ ] T001 Schema\n- [ ] T002 Pages\n- [ ] T003 Mail\n- [ ] T004 Print\n- [ ] All tests pass\n- [ ] T-ERR Say what failed\n\n## Later\n\n- [ ] Ask the keepers\n",
      },
      reports: [],
      looked: "7/7",
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
    if (without.length === 0) return;
    const named = new Set(asked.filter(({ generated }) => !generated).map(sectionOf));
    for (const task of without.length * 2 < asked.length ? without : []) {
      if (!named.has(sectionOf(task)) || isOutcome(task)) continue;
      yield { message: "missing", values: { task: nameTask(task) }, at: task.at, task: task.id, key: task.id };
    }
  },
});

function isOutcome({ title }: Task): boolean {
  return OUTCOME.test(title.slice(0, 500)) || NAMED_OTHERWISE.test(title);
}

import { z } from "zod";
import type { Task } from "../../bundle/task.ts";
import { nameTask } from "../name-task.ts";
import { defineRule } from "../rule.ts";

/** Files that people call by a name instead of a path. */
const NAMED_FILE = /\b(?:readme|changelog|license|dockerfile|makefile|gitignore|env file|package\.json)\b/i;
const PROCESS =
  /^[\W_]*(?:\[[^\]]{1,8}\][ \t]*){0,3}(?:run|verify|validate|review|check|confirm|execute|test|deploy|release|measure|commit|merge|manual\w*|ensure|audit)\b/i;
const FEWEST_TASKS = 5;

export const missingPath = defineRule({
  id: "tasks/missing-path",
  input: "tasks",
  summary: "Require a Spec Kit task to name the file that it is about",
  rationale: "The format asks for exact paths so that whoever does the task, a person or an agent, need not guess.",
  level: "info",
  options: z.strictObject({
    share: z
      .number()
      .min(0.5)
      .max(1)
      .default(0.8)
      .describe("Share of the tasks, from 0.5 to 1, that must name a file before it is asked of the others."),
  }),
  messages: {
    missing:
      "{task} names no file, though the format asks for an exact path, so its place is a guess. Name the file that it changes.",
  },
  guard:
    "Asked only of Spec Kit documents where at least four fifths of the tasks name files, and not of tasks that run, review or verify something or name a well-known file such as the README.",
  examples: [
    {
      name: "One of six tasks without a path",
      kind: "invalid",
      files: {
        tasks: `${[1, 2, 3, 4, 5].map((n) => `- [ ] T00${n} Make src/part${n}.ts\n`).join("")}- [ ] T006 Make the rest\n`,
      },
      reports: [
        '6: T006 "Make the rest" names no file, though the format asks for an exact path, so its place is a guess. Name the file that it changes.',
      ],
      looked: "6/6",
    },
    {
      name: "Every task names its file",
      kind: "valid",
      files: { tasks: [1, 2, 3, 4, 5].map((n) => `- [ ] T00${n} Make src/part${n}.ts\n`).join("") },
      reports: [],
    },
    {
      name: "A task about no file of its own",
      kind: "false-positive",
      files: {
        tasks: `${[1, 2, 3, 4, 5].map((n) => `- [ ] T00${n} Make src/part${n}.ts\n`).join("")}- [ ] T006 Verify the whole\n`,
      },
      reports: [],
      looked: "5/6",
    },
  ],

  *check({ list, options }) {
    const asked = list.dialect === "spec-kit" ? list.tasks.filter(isAsked) : [];
    yield { examined: asked.length, of: list.tasks.length, unit: "tasks" };
    const without = asked.filter(({ facts }) => facts.files.length === 0);
    const isUsual = asked.length >= FEWEST_TASKS && asked.length - without.length >= options.share * asked.length;
    for (const task of isUsual ? without : []) {
      yield { message: "missing", values: { task: nameTask(task) }, at: task.at, task: task.id, key: task.id };
    }
  },
});

function isAsked({ title, facts, status }: Task): boolean {
  if (facts.files.length > 0) return true;
  const text = title.slice(0, 1_000);
  return status !== "done" && status !== "cancelled" && !PROCESS.test(text) && !NAMED_FILE.test(text);
}

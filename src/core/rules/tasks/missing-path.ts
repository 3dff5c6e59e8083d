import { z } from "zod";
import type { Task } from "../../bundle/task.ts";
import { nameTask } from "../name-task.ts";
import { defineRule } from "../rule.ts";

/** Files that people call by a name instead of a path. */
const NAMED_FILE = /\b(?:readme|changelog|license|dockerfile|makefile|gitignore|env file|package\.json)\b/i;
/** Work that changes no file: it looks, runs, switches on, or tells. */
const PROCESS =
  /^[\W_]*(?:\[[^\]]{1,12}\][ \t]*){0,3}[*_]{0,3}(?:(?:final|full|initial|manual|local|quick|end-to-end|e2e|smoke|regression|load|stress|performance|security|accessibility|hot-reload|golden|integration|unit|code|syntax|cross-browser|scripted|failing)[ \t/-]*){0,3}(?:run|re-?run|regenerat\w+|verif\w+|validat\w+|reviews?|checks?|confirm|execute|tests?|testing|benchmarks?|clean-?up|lint\w*|deploy\w*|releases?|publish|measure|profile|commit|push|merge|open|close|watch|manual\w*|ensure|audit|build|install|enable|set (?:up )?environment|configure|schedule|announce|request|research|investigate|decide|discuss|document|plan|create (?:a |the )?(?:pr|pull request|branch|tag|release|roadmap|issue)|prepare|update (?:feature |the )?branch|apply|fix the)\b/i;
/** What is changed in somebody's dashboard, with a command, or at a provider has no file here. */
const ELSEWHERE =
  /^[\W_]*`[^`]{2,80}`|\b(?:dashboard|cloudflare|netlify|vercel|domain|dns|console|web ui|account|secrets?|environment variables?|branch|roadmap|pull request|PR)\b/i;
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
    "Asked only of Spec Kit documents where at least four fifths of the tasks name files, and not of tasks that run, review, switch on or tell something, that are done with a command or in somebody's dashboard, or that name a well-known file such as the README.",
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
      name: "Work in a dashboard, with a command and on a branch",
      kind: "false-positive",
      files: {
        tasks: `${[1, 2, 3, 4, 5].map((n) => `- [ ] T00${n} Make src/part${n}.ts\n`).join("")}- [ ] T006 Add the domain in the provider's dashboard\n- [ ] T007 \`make build\` for both editions\n- [ ] T008 **End-to-end smoke test**: post a goal\n- [ ] T009 Schedule a look back\n`,
      },
      reports: [],
      looked: "5/9",
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

  goesBy: (task) => [isAsked(task), task.facts.files.length === 0],

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
  return (
    status !== "done" &&
    status !== "cancelled" &&
    ![PROCESS, ELSEWHERE, NAMED_FILE].some((pattern) => pattern.test(text))
  );
}

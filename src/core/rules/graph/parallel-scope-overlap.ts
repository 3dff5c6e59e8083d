import { z } from "zod";
import type { Task } from "../../bundle/task.ts";
import { SETTLED } from "../../statuses/status.ts";
import { listWords, nameTask } from "../name-task.ts";
import { type AtOnce, filesWritten, findAtOnce } from "../parallel-tasks.ts";
import { defineRule } from "../rule.ts";

/** Tasks of one folder that are looked at. */
const MOST_INSIDE = 20;
const MOST_DEPTH = 30;

export const parallelScopeOverlap = defineRule({
  id: "graph/parallel-scope-overlap",
  input: "graph",
  summary: "Disallow a task that is marked parallel to work in a whole folder in which other parallel tasks have files",
  rationale: "Whoever changes files all over a folder meets everybody who works in it.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    overlap:
      "{task} is marked parallel and works in all of {folder}, which holds the files of {others} too, so expect merge conflicts. Take the parallel mark off it, or name its files.",
  },
  guard:
    "Only folders that are written with a slash at their end and stand below another folder. Tasks of one phase that are open and do not wait for one another.",
  examples: [
    {
      name: "A folder with another task's file in it",
      kind: "invalid",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 [P] Spans in src/services/\n- [ ] T002 [P] Login in src/services/login.ts\n",
      },
      reports: [
        '3: T001 "Spans in src/services/" is marked parallel and works in all of `src/services/`, which holds the files of T002 "Login in src/services/login.ts" too, so expect merge conflicts. Take the parallel mark off it, or name its files.',
      ],
      looked: "2/2",
    },
    {
      name: "Files in two folders",
      kind: "valid",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 [P] Spans in src/services/\n- [ ] T002 [P] Login in src/routes/login.ts\n",
      },
      reports: [],
      looked: "2/2",
    },
    {
      name: "A folder whose name another one only begins with",
      kind: "false-positive",
      files: {
        tasks:
          "## Phase 1: Base\n\n- [ ] T001 [P] Spans in src/services/\n- [ ] T002 [P] Login in src/services-old/login.ts\n",
      },
      reports: [],
    },
  ],

  goesBy: (task) => (task.facts.parallel ? [task.status, task.facts.files, filesWritten(task)] : null),

  *check({ list, graph }) {
    const { marked, groups, canMeet } = findAtOnce(list, graph);
    const naming = marked.filter(({ facts }) => facts.files.length > 0);
    yield { examined: naming.length, of: marked.length, unit: "parallel tasks" };
    for (const group of groups)
      yield* overlaps(
        group.filter(({ status }) => !SETTLED.has(status)),
        canMeet,
      );
  },
});

/** By folder: each file looks up the folders that it stands in. */
function* overlaps(group: readonly Task[], canMeet: AtOnce["canMeet"]) {
  const folders = new Set(group.flatMap(foldersOf));
  if (folders.size === 0) return;
  const inside = new Map<string, Task[]>();
  for (const task of group) {
    const around = new Set(
      filesWritten(task)
        .flatMap(foldersAround)
        .filter((folder) => folders.has(folder)),
    );
    for (const folder of around) inside.set(folder, [...(inside.get(folder) ?? []), task].slice(0, MOST_INSIDE));
  }
  for (const task of group) {
    for (const folder of foldersOf(task)) {
      const others = (inside.get(folder) ?? []).filter((other) => other.id !== task.id && canMeet(task, other));
      if (others.length > 0) yield describe(task, folder, others);
    }
  }
}

function describe(task: Task, folder: string, others: readonly Task[]) {
  return {
    message: "overlap" as const,
    values: { task: nameTask(task), folder: `\`${folder}\``, others: listWords(others.map(nameTask), 3) },
    at: task.at,
    related: others.slice(0, 10).map(({ at }) => at),
    task: task.id,
    key: `${task.id} ${folder}`,
  };
}

function foldersOf({ facts }: Task): string[] {
  return facts.files.filter((file) => /^[^*{[]+\/[^*{[]+\/$/.test(file));
}

function foldersAround(file: string): string[] {
  const parts = file.split("/").slice(0, MOST_DEPTH);
  return parts.slice(1).map((_, at) => `${parts.slice(0, at + 1).join("/")}/`);
}

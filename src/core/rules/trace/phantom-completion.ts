import { z } from "zod";
import type { Task } from "../../bundle/task.ts";
import { fileName } from "../file-name.ts";
import { listWords, nameTask, quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { tasksOnce } from "../tasks-once.ts";

/** Directories, and a file with an extension; no glob. */
const EXACT = /^(?:[\w.@-]{1,80}\/){1,12}[\w.-]{1,80}\.[a-z][a-z0-9]{0,5}$/;
/** Work whose file is meant to be gone, or to be called otherwise. */
const GOES = /\b(?:clean ?up|delet|deprecat|drop|extract|merg|migrat|mov|remov|renam|replac|split|consolidat)/i;

export const phantomCompletion = defineRule({
  id: "trace/phantom-completion",
  input: "bundle",
  summary: "Disallow done tasks none of whose files exist",
  rationale: "Either the work was never there, or the task points at something else than what was made.",
  level: "off",
  nursery: {
    level: "info",
    because: "files are renamed and deleted later, and the history that would tell is not read",
  },
  options: z.strictObject({}),
  messages: {
    phantom:
      "{task} is done, but {files} {count|does|do} not exist, so nobody sees what was made. Untick it, or correct the {count|path|paths}.",
  },
  guard:
    "Only exact paths with a directory, and only where no file of such a name is there, in whatever directory: it may have been moved. What this pull request ticks is left to `trace/unearned-completion`, and tasks that remove, move or rename something are left out. Silent where the files of the repository were not asked for, as below a directory outside of git or where there are more than fifty thousand.",
  examples: [
    {
      name: "A done task whose file was never made",
      kind: "invalid",
      files: { tasks: "- [x] T001 Rollback in src/rollback.ts\n- [ ] T002 Views in src/views.ts\n" },
      reports: [
        '1: T001 "Rollback in src/rollback.ts" is done, but "src/rollback.ts" does not exist, so nobody sees what was made. Untick it, or correct the path.',
      ],
      looked: "1/1",
    },
    {
      name: "A file that is there",
      kind: "valid",
      files: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/tasks.md": "- [x] T001 Rollback in src/rollback.ts\n",
        "packages/api/src/rollback.ts": "",
      },
      reports: [],
      looked: "1/1",
    },
    {
      name: "A task that deletes its file, one without an exact path, and one of several files that are there in part",
      kind: "false-positive",
      files: {
        "specs/001-a/spec.md": "# A\n",
        "specs/001-a/tasks.md":
          "- [x] T001 Remove src/rollback.ts\n- [x] T002 Views in src/views/\n- [x] T003 Lists in src/list.ts and src/old.ts\n",
        "src/list.ts": "",
      },
      reports: [],
      looked: "1/3",
    },
    {
      name: "What the change ticks itself",
      kind: "false-positive",
      files: { tasks: "- [x] T001 Rollback in src/rollback.ts\n" },
      base: { tasks: "- [ ] T001 Rollback in src/rollback.ts\n" },
      reports: [],
      looked: "0/1",
    },
  ],

  *check({ bundle, base, context: { paths } }) {
    const done = [...tasksOnce(bundle.taskList?.tasks ?? []).values()].filter(({ status }) => status === "done");
    const before = base()?.taskList;
    const earlier = before && tasksOnce(before.tasks);
    const isOld = ({ id }: Task) => !earlier || earlier.get(id)?.status === "done";
    const known = paths === undefined ? [] : done.filter((task) => filesOf(task).length > 0 && isOld(task));
    yield { examined: known.length, of: done.length, unit: "done tasks" };
    const isThere = asking(paths ?? []);
    for (const task of known) {
      const files = filesOf(task);
      if (files.some(isThere)) continue;
      const values = { task: nameTask(task), files: listWords(files.map(quote), 3), count: files.length };
      yield { message: "phantom", values, at: task.at, task: task.id, key: task.id };
    }
  },
});

function filesOf({ title, facts }: Task): readonly string[] {
  return GOES.test(title)
    ? []
    : facts.files.map((path) => path.replace(/^\.?\//, "")).filter((path) => EXACT.test(path));
}

/** Whether there is a file of that name, in whatever directory: it may have been moved since. */
function asking(paths: readonly string[]): (path: string) => boolean {
  const names = new Set(paths.map(fileName));
  return (asked) => names.has(fileName(asked));
}

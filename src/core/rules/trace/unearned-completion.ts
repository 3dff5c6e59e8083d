import { z } from "zod";
import type { SpecBundle } from "../../bundle/spec-bundle.ts";
import type { Task } from "../../bundle/task.ts";
import { type Fix, onRequest } from "../../fixes/fix.ts";
import { statusFix } from "../../fixes/status-fix.ts";
import { indexChangedFiles } from "../changed-files.ts";
import { listWords, nameTask, quote } from "../name-task.ts";
import { placeKey } from "../place-key.ts";
import { defineRule } from "../rule.ts";
import { findHandTicks } from "../ticks.ts";

export const unearnedCompletion = defineRule({
  id: "trace/unearned-completion",
  input: "trace",
  summary: "Disallow ticking a task that the pull request neither names nor touches a file of",
  rationale: "A box that is ticked with no work behind it hides the work that is still to be done.",
  level: "error",
  options: z.strictObject({}),
  messages: {
    unearned:
      "This pull request ticks {task}, but it neither names the task nor touches {files}, so nothing here shows that the work was done. Write `Completes {id}` in the description if it was, or untick it.",
  },
  guard:
    "Only tasks that name files are checked; what a task names none for is counted as not checked. A file counts by its path, by its directory, by a glob, by its former name, and without the directories of its package. A task that the description, title or a command names is left to scope/missing-declared-file, and lists of finished work that are new are nobody's. Where GitHub did not list all files, nothing is reported.",
  autofix: "The task is unticked, only where the rule is named: it may have been done elsewhere.",
  examples: [
    {
      name: "A box ticked with nothing behind it",
      kind: "invalid",
      files: { tasks: "- [x] T001 Schema in db/schema.sql\n- [ ] T002 Queries\n" },
      base: { tasks: "- [ ] T001 Schema in db/schema.sql\n- [ ] T002 Queries\n" },
      change: { files: [{ path: "README.md", status: "modified", previousPath: null }] },
      reports: [
        '1: This pull request ticks T001 "Schema in db/schema.sql", but it neither names the task nor touches "db/schema.sql", so nothing here shows that the work was done. Write `Completes T001` in the description if it was, or untick it.',
      ],
      fixed: { tasks: "- [ ] T001 Schema in db/schema.sql\n- [ ] T002 Queries\n" },
      looked: "1/1",
    },
    {
      name: "A box ticked beside its file",
      kind: "valid",
      files: { tasks: "- [x] T001 Schema in db/schema.sql\n" },
      base: { tasks: "- [ ] T001 Schema in db/schema.sql\n" },
      change: { files: [{ path: "apps/shop/db/schema.sql", status: "added", previousPath: null }] },
      reports: [],
      looked: "1/1",
    },
    {
      name: "A task that names no file is not checked",
      kind: "false-positive",
      files: { tasks: "- [x] T001 Agree on the schema\n" },
      base: { tasks: "- [ ] T001 Agree on the schema\n" },
      change: { files: [{ path: "README.md", status: "modified", previousPath: null }] },
      reports: [],
      looked: "0/1",
    },
    {
      name: "A list of finished work that is new",
      kind: "false-positive",
      files: { tasks: "- [x] T001 Schema in db/schema.sql\n" },
      base: {},
      change: { files: [{ path: "README.md", status: "modified", previousPath: null }] },
      reports: [],
      looked: "0/0",
    },
    {
      name: "A task that somebody ticked by command",
      kind: "false-positive",
      files: { tasks: "- [x] T001 Schema in db/schema.sql\n" },
      base: { tasks: "- [ ] T001 Schema in db/schema.sql\n" },
      change: {
        vouched: [{ bundle: "specs/001-example", task: "T001" }],
        files: [{ path: "README.md", status: "modified", previousPath: null }],
      },
      reports: [],
    },
    {
      name: "A task that the description names",
      kind: "valid",
      files: { tasks: "- [x] T001 Schema in db/schema.sql\n" },
      base: { tasks: "- [ ] T001 Schema in db/schema.sql\n" },
      change: { body: "Part of T001", files: [{ path: "README.md", status: "modified", previousPath: null }] },
      reports: [],
    },
  ],

  *check({ change, claims, bundles, before }) {
    const ticks = findHandTicks(bundles, before);
    const checked = change.filesComplete ? ticks.filter(({ task }) => task.facts.files.length > 0) : [];
    yield { examined: checked.length, of: ticks.length, unit: "ticked tasks" };
    const { touches } = indexChangedFiles(change.files);
    const named = new Set([...claims, ...(change.vouched ?? [])].map(({ bundle, task }) => placeKey(bundle, task)));
    for (const { bundle, task } of checked) {
      if (named.has(placeKey(bundle.location.path, task.id)) || task.facts.files.some(touches)) continue;
      const files = listWords(task.facts.files.map(quote), 3);
      yield {
        message: "unearned",
        values: { task: nameTask(task), id: task.id, files },
        at: task.at,
        task: task.id,
        key: task.id,
        fix: untick(bundle, task),
      };
    }
  },
});

/** Only a person knows whether the work was done elsewhere. */
function untick(bundle: SpecBundle, task: Task): Fix | null {
  const { taskList } = bundle;
  return taskList && onRequest(statusFix(bundle, taskList, { task, marks: task.marks, to: "todo" }));
}

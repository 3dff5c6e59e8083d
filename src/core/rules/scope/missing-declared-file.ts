import { z } from "zod";
import { indexChangedFiles } from "../changed-files.ts";
import { listWords, nameTask, quote } from "../name-task.ts";
import { placeKey } from "../place-key.ts";
import { defineRule } from "../rule.ts";
import { findTicks } from "../ticks.ts";

export const missingDeclaredFile = defineRule({
  id: "scope/missing-declared-file",
  input: "trace",
  summary: "Require a pull request that names and ticks a task to touch a file that the task declares",
  rationale: "A task that is done without any of its files was either done elsewhere or described wrongly.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    untouched:
      "This pull request ticks {task} and touches none of its files ({files}). Add the change, or correct the files in the task.",
    merge:
      "This pull request completes {task}, which is ticked once it merges, and touches none of its files ({files}). Add the change, or correct the files in the task.",
  },
  guard:
    "Only tasks that the pull request names are looked at, and only those with files; one touched file is enough, since others may have come earlier. Deletions count. What is ticked once the pull request merges counts like what it ticks itself; `Part of` ticks nothing.",
  examples: [
    {
      name: "A named task whose file is not touched",
      kind: "invalid",
      files: { tasks: "- [x] T001 Schema in db/schema.sql\n" },
      base: { tasks: "- [ ] T001 Schema in db/schema.sql\n" },
      change: { body: "Completes T001", files: [{ path: "README.md", status: "modified", previousPath: null }] },
      reports: [
        '1: This pull request ticks T001 "Schema in db/schema.sql" and touches none of its files ("db/schema.sql"). Add the change, or correct the files in the task.',
      ],
      looked: "1/1",
    },
    {
      name: "A task that the merge ticks, whose file is not touched",
      kind: "invalid",
      files: { tasks: "- [x] T001 Schema in db/schema.sql\n- [ ] T002 Events in db/events.sql\n" },
      change: { body: "Completes T002", files: [{ path: "README.md", status: "modified", previousPath: null }] },
      reports: [
        '2: This pull request completes T002 "Events in db/events.sql", which is ticked once it merges, and touches none of its files ("db/events.sql"). Add the change, or correct the files in the task.',
      ],
      looked: "1/1",
    },
    {
      name: "A task that the merge ticks, beside its file",
      kind: "valid",
      files: { tasks: "- [ ] T002 Events in db/events.sql\n" },
      change: { body: "Completes T002", files: [{ path: "db/events.sql", status: "added", previousPath: null }] },
      reports: [],
      looked: "1/1",
    },
    {
      name: "A part of a task",
      kind: "false-positive",
      files: { tasks: "- [ ] T002 Events in db/events.sql\n" },
      change: { body: "Part of T002", files: [{ path: "README.md", status: "modified", previousPath: null }] },
      reports: [],
      looked: "0/0",
    },
    {
      name: "A branch that is called after a task claims nothing",
      kind: "false-positive",
      files: { tasks: "- [ ] T002 Events in db/events.sql\n" },
      change: { branch: "T002-events", files: [{ path: "README.md", status: "modified", previousPath: null }] },
      reports: [],
      looked: "0/0",
    },
    {
      name: "Nothing is ticked after the merge",
      kind: "false-positive",
      files: { tasks: "- [ ] T002 Events in db/events.sql\n" },
      config: { ticks: "off" },
      change: { body: "Completes T002", files: [{ path: "README.md", status: "modified", previousPath: null }] },
      reports: [],
      looked: "0/0",
    },
    {
      name: "One of several files is enough",
      kind: "valid",
      files: { tasks: "- [x] T001 Schema in db/schema.sql and db/seed.sql\n" },
      base: { tasks: "- [ ] T001 Schema in db/schema.sql and db/seed.sql\n" },
      change: { body: "Completes T001", files: [{ path: "db/seed.sql", status: "removed", previousPath: null }] },
      reports: [],
      looked: "1/1",
    },
    {
      name: "A directory that holds the changed file",
      kind: "false-positive",
      files: { tasks: "- [x] T001 Pages in `src/web/`\n" },
      base: { tasks: "- [ ] T001 Pages in `src/web/`\n" },
      change: {
        body: "Completes T001",
        files: [{ path: "src/web/cart/page.tsx", status: "added", previousPath: null }],
      },
      reports: [],
      looked: "1/1",
    },
  ],

  *check({ change, claims, bundles, before, config }) {
    const named = new Set(claims.map(({ bundle, task }) => placeKey(bundle, task)));
    const ticks = findTicks({ bundles, before, claims, config }).filter(({ bundle, task }) =>
      named.has(placeKey(bundle.location.path, task.id)),
    );
    const checked = change.filesComplete ? ticks.filter(({ task }) => task.facts.files.length > 0) : [];
    yield { examined: checked.length, of: ticks.length, unit: "ticked tasks" };
    const { touches } = indexChangedFiles(change.files);
    for (const { task, isByMerge } of checked) {
      if (task.facts.files.some(touches)) continue;
      const values = { task: nameTask(task), files: listWords(task.facts.files.map(quote), 3) };
      yield { message: isByMerge ? "merge" : "untouched", values, at: task.at, task: task.id, key: task.id };
    }
  },
});

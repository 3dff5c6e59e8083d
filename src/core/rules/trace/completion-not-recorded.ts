import { z } from "zod";
import { statusFix } from "../../fixes/status-fix.ts";
import { SETTLED } from "../../statuses/status.ts";
import { nameTask } from "../name-task.ts";
import { placeKey } from "../place-key.ts";
import { defineRule } from "../rule.ts";

/** What ticks beside the command. */
const HOW = { "in-pr": "get an approval, which ticks it", off: "tick it on the branch" } as const;

export const completionNotRecorded = defineRule({
  id: "trace/completion-not-recorded",
  input: "trace",
  summary: "Require a completed task to be ticked in the pull request where it is not ticked after the merge",
  rationale: "With `ticks: in-pr` or `off` the box stays open for good unless the pull request ticks it.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    open: "This pull request completes {task}, whose box is still open, and with `ticks: {ticks}` it is not ticked after the merge. Before you merge, {how}, or comment `/spec tick {id}`.",
    fork: "This pull request completes {task}, whose box is still open, and with `ticks: {ticks}` it is not ticked after the merge. Tick it on the branch before you merge: that is in a fork, where neither `/spec tick` nor an approval can do it.",
  },
  guard: "Silent where the App ticks after the merge, and for drafts. `Part of` claims no completion.",
  autofix: "The task is marked as done.",
  examples: [
    {
      name: "A completed task with an open box",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n" },
      config: { ticks: "in-pr" },
      change: { body: "Completes T001" },
      reports: [
        '1: This pull request completes T001 "Schema", whose box is still open, and with `ticks: in-pr` it is not ticked after the merge. Before you merge, get an approval, which ticks it, or comment `/spec tick T001`.',
      ],
      fixed: { tasks: "- [x] T001 Schema\n" },
      looked: "1/1",
    },
    {
      name: "A branch that the App cannot write to",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n" },
      config: { ticks: "in-pr" },
      change: { body: "Completes T001", fromFork: true },
      reports: [
        '1: This pull request completes T001 "Schema", whose box is still open, and with `ticks: in-pr` it is not ticked after the merge. Tick it on the branch before you merge: that is in a fork, where neither `/spec tick` nor an approval can do it.',
      ],
      fixed: { tasks: "- [x] T001 Schema\n" },
    },
    {
      name: "Ticked in the pull request",
      kind: "valid",
      files: { tasks: "- [x] T001 Schema\n" },
      config: { ticks: "in-pr" },
      change: { body: "Completes T001" },
      reports: [],
      looked: "1/1",
    },
    {
      name: "The App ticks after the merge",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 Schema\n" },
      change: { body: "Completes T001" },
      reports: [],
      looked: "0/1",
    },
  ],

  *check({ change, claims, bundles, config }) {
    const completed = new Set(
      claims.flatMap(({ kind, bundle, task }) =>
        kind === "completes" && bundle !== null ? [placeKey(bundle, task)] : [],
      ),
    );
    const applies = !change.draft && (config.ticks === "in-pr" || config.ticks === "off");
    yield { examined: applies ? completed.size : 0, of: completed.size, unit: "completed tasks" };
    if (!applies) return;
    for (const bundle of bundles) {
      const { location, taskList } = bundle;
      for (const task of taskList?.tasks ?? []) {
        if (!completed.has(placeKey(location.path, task.id)) || SETTLED.has(task.status)) continue;
        yield {
          message: change.fromFork ? "fork" : "open",
          values: { task: nameTask(task), id: task.id, ticks: config.ticks, how: HOW[config.ticks] },
          at: task.at,
          task: task.id,
          key: task.id,
          fix: taskList && statusFix(bundle, taskList, { task, marks: task.marks, to: "done" }),
        };
      }
    }
  },
});

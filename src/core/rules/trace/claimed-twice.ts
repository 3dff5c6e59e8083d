import { z } from "zod";
import type { Task } from "../../bundle/task.ts";
import type { RivalClaim } from "../../snapshot/change.ts";
import { namePullRequests } from "../name-pull-requests.ts";
import { nameTask } from "../name-task.ts";
import { placeKey } from "../place-key.ts";
import { byOrder, weightOf } from "../rival-order.ts";
import { defineRule } from "../rule.ts";

export const claimedTwice = defineRule({
  id: "trace/claimed-twice",
  input: "trace",
  summary: "Disallow two open pull requests that complete the same task",
  rationale: "One of the two is work for nothing, and nobody notices before the second one merges.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    later:
      "{pull}, still open, also {count|says|say} that {count|it completes|they complete} {task}, and {count|was|were} first. Agree on who finishes it, or change the claim in the description here to `Part of {id}`.",
    outranked:
      "{pull}, still open, also {count|says|say} that {count|it completes|they complete} {task}, and {count|was|were} opened by somebody with write access, which this one was not. Agree on who finishes it, or change the claim in the description here to `Part of {id}`.",
    earlier: "{pull} would complete {task} as well, which this pull request keeps. Agree on who finishes it.",
  },
  guard:
    "Only open pull requests to the same repository count, by what their text or a command claimed when they were last judged. The earlier claim keeps the task, and its pull request gets a note alone; that of somebody who may write goes before that of somebody who may not.",
  examples: [
    {
      name: "A task that another pull request claimed first",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n" },
      change: {
        body: "Completes T001",
        rivals: [{ pullRequest: 41, bundle: "specs/001-example", task: "T001", isEarlier: true }],
      },
      reports: [
        '1: Pull request 41, still open, also says that it completes T001 "Schema", and was first. Agree on who finishes it, or change the claim in the description here to `Part of T001`.',
      ],
      looked: "1/1",
    },
    {
      name: "A task that somebody with write access claims, and the author has none",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n" },
      change: {
        body: "Completes T001",
        rivals: [{ pullRequest: 41, bundle: "specs/001-example", task: "T001", isEarlier: true, byRank: true }],
      },
      reports: [
        '1: Pull request 41, still open, also says that it completes T001 "Schema", and was opened by somebody with write access, which this one was not. Agree on who finishes it, or change the claim in the description here to `Part of T001`.',
      ],
    },
    {
      name: "A task that nobody else claims",
      kind: "valid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries\n" },
      change: {
        body: "Completes T001",
        rivals: [{ pullRequest: 41, bundle: "specs/001-example", task: "T002", isEarlier: true }],
      },
      reports: [],
      looked: "1/1",
    },
    {
      name: "Two parts of one task",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 Schema\n" },
      change: {
        body: "Part of T001",
        rivals: [{ pullRequest: 41, bundle: "specs/001-example", task: "T001", isEarlier: true }],
      },
      reports: [],
      looked: "0/0",
    },
  ],

  *check({ change, claims, bundles }) {
    const completed = claims.filter(({ kind, bundle }) => kind === "completes" && bundle !== null);
    yield { examined: completed.length, of: completed.length, unit: "completed tasks" };
    const rivals = Map.groupBy(change.rivals ?? [], ({ bundle, task }) => placeKey(bundle, task));
    for (const { bundle: path, task: id } of completed) {
      const own = rivals.get(placeKey(path, id)) ?? [];
      const list = bundles.find(({ location }) => location.path === path)?.taskList;
      const task = list?.tasks.find((one) => one.id === id);
      if (task) yield* describe(task, own);
    }
  },
});

function* describe(task: Task, rivals: readonly RivalClaim[]) {
  for (const [order, own] of byOrder(rivals)) {
    yield {
      message: order,
      values: { pull: namePullRequests(own), count: own.length, task: nameTask(task), id: task.id },
      at: task.at,
      task: task.id,
      ...weightOf(order, task.id),
    };
  }
}

import { z } from "zod";
import { newTasks, type TaskStake } from "../../stakes.ts";
import { freeIds } from "../free-ids.ts";
import { namePullRequests } from "../name-pull-requests.ts";
import { nameTask, quote } from "../name-task.ts";
import { byOrder, weightOf } from "../rival-order.ts";
import { defineRule, type RuleInputs } from "../rule.ts";

export const taskIdTaken = defineRule({
  id: "trace/task-id-taken",
  input: "trace",
  summary: "Disallow a new task with an id that another open pull request gives to another task",
  rationale:
    "Each of the two is fine alone; merged, one id means two tasks, and every dependency on it may mean either.",
  level: "error",
  options: z.strictObject({}),
  messages: {
    later:
      "{pull} gave the id {id} first, to a task of other words ({other}), and this pull request gives it to {task}. Give this one another id{free}.",
    outranked:
      "{pull}, of somebody with write access, gives the id {id} to a task of other words ({other}) and goes first: whoever opened this pull request has no write access. Give {task} another id{free}.",
    earlier:
      "{pull} gives the id {id} to another task too ({other}). This pull request keeps it for {task}; nothing to do here.",
  },
  guard:
    "Only tasks that a pull request adds to a tasks document which is there already count, and only under another title: a pull request that builds on another one brings the same task. The earlier one keeps the id, and gets a note alone; one of somebody who may write goes before one of somebody who may not.",
  examples: [
    {
      name: "An id that another pull request gave first",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries\n" },
      base: { tasks: "- [ ] T001 Schema\n" },
      change: {
        rivalStakes: [
          {
            kind: "task-id",
            key: "specs/001-example/tasks.md#T002",
            name: "Indexes",
            pullRequest: 41,
            isEarlier: true,
          },
        ],
      },
      reports: [
        '2: Pull request 41 gave the id T002 first, to a task of other words ("Indexes"), and this pull request gives it to T002 "Queries". Give this one another id, for example T003.',
      ],
      looked: "1/2",
    },
    {
      name: "An id that another pull request gave later",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries\n" },
      base: { tasks: "- [ ] T001 Schema\n" },
      change: {
        rivalStakes: [
          {
            kind: "task-id",
            key: "specs/001-example/tasks.md#T002",
            name: "Indexes",
            pullRequest: 43,
            isEarlier: false,
          },
        ],
      },
      reports: [
        '2: Pull request 43 gives the id T002 to another task too ("Indexes"). This pull request keeps it for T002 "Queries"; nothing to do here.',
      ],
    },
    {
      name: "An id that somebody with write access gives, and the author has none",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries\n" },
      base: { tasks: "- [ ] T001 Schema\n" },
      change: {
        rivalStakes: [
          {
            kind: "task-id",
            key: "specs/001-example/tasks.md#T002",
            name: "Indexes",
            pullRequest: 43,
            isEarlier: true,
            byRank: true,
          },
        ],
      },
      reports: [
        '2: Pull request 43, of somebody with write access, gives the id T002 to a task of other words ("Indexes") and goes first: whoever opened this pull request has no write access. Give T002 "Queries" another id, for example T003.',
      ],
    },
    {
      name: "The same task, in a pull request that builds on another",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries\n" },
      base: { tasks: "- [ ] T001 Schema\n" },
      change: {
        rivalStakes: [
          {
            kind: "task-id",
            key: "specs/001-example/tasks.md#T002",
            name: "Queries",
            pullRequest: 41,
            isEarlier: true,
          },
        ],
      },
      reports: [],
    },
    {
      name: "A task that was there before",
      kind: "valid",
      files: { tasks: "- [ ] T001 Schema\n" },
      base: { tasks: "- [ ] T001 Schema\n" },
      change: {},
      reports: [],
      looked: "0/1",
    },
  ],

  *check({ change, bundles, before }) {
    const added = newTasks(bundles, (path) => before.get(path) ?? null);
    const of = bundles.reduce((sum, { taskList }) => sum + (taskList?.tasks.length ?? 0), 0);
    yield { examined: added.length, of, unit: "tasks" };
    const rivals = Map.groupBy(
      (change.rivalStakes ?? []).filter(({ kind }) => kind === "task-id"),
      ({ key }) => key,
    );
    for (const one of added) yield* judge(one, rivals.get(one.stake.key) ?? []);
  },
});

type Rivals = NonNullable<RuleInputs["trace"]["change"]["rivalStakes"]>;

function* judge({ stake, bundle, task }: TaskStake, rivals: Rivals) {
  const met = rivals.filter(({ name }) => name !== stake.name);
  for (const [order, own] of byOrder(met)) {
    const free = order !== "earlier" ? freeIds(bundle.taskList?.tasks ?? [])(task.id) : null;
    const other = quote(own[0]?.name ?? "");
    yield {
      message: order,
      values: {
        pull: namePullRequests(own),
        id: task.id,
        other,
        task: nameTask(task),
        free: free === null ? "" : `, for example ${free}`,
      },
      at: task.at,
      task: task.id,
      ...weightOf(order, task.id),
    };
  }
}

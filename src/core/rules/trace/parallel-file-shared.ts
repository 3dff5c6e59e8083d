import { z } from "zod";
import { parallelFiles, type TaskStake } from "../../stakes.ts";
import { namePullRequests } from "../name-pull-requests.ts";
import { nameTask } from "../name-task.ts";
import { byOrder, weightOf } from "../rival-order.ts";
import { defineRule, type RuleInputs } from "../rule.ts";

export const parallelFileShared = defineRule({
  id: "trace/parallel-file-shared",
  input: "trace",
  summary: "Disallow parallel tasks of two open pull requests to write the same file",
  rationale: "The mark says that they can be done at once; whoever merges second gets the conflict.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    later:
      "{task} is marked parallel and names {file}, and so does {other}, which {pull} works on. Agree on who goes first, or let one of the tasks wait for the other.",
    earlier:
      "{task} is marked parallel and names {file}, and so does {other}, which {pull} works on by now. This pull request goes first. Tell whoever works on it.",
  },
  guard:
    "Only tasks that both pull requests name on purpose and that are marked parallel count, by the paths with a folder that they write; a file that a task only reads is none.",
  examples: [
    {
      name: "Two parallel tasks with one file",
      kind: "invalid",
      files: { tasks: "- [ ] T001 [P] Counters in src/lib/metrics.ts\n- [ ] T002 [P] Timers in src/lib/metrics.ts\n" },
      change: {
        body: "Completes T002",
        rivalStakes: [
          {
            kind: "file",
            key: "src/lib/metrics.ts",
            name: "specs/001-example#T001",
            pullRequest: 41,
            isEarlier: true,
          },
        ],
      },
      reports: [
        '2: T002 "Timers in src/lib/metrics.ts" is marked parallel and names `src/lib/metrics.ts`, and so does specs/001-example#T001, which pull request 41 works on. Agree on who goes first, or let one of the tasks wait for the other.',
      ],
      looked: "1/1",
    },
    {
      name: "The same task in two pull requests is the business of trace/claimed-twice",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 [P] Counters in src/lib/metrics.ts\n" },
      change: {
        body: "Part of T001",
        rivalStakes: [
          {
            kind: "file",
            key: "src/lib/metrics.ts",
            name: "specs/001-example#T001",
            pullRequest: 41,
            isEarlier: true,
          },
        ],
      },
      reports: [],
    },
    {
      name: "A file of its own",
      kind: "valid",
      files: { tasks: "- [ ] T001 [P] Counters in src/lib/counters.ts\n" },
      change: {
        body: "Completes T001",
        rivalStakes: [
          {
            kind: "file",
            key: "src/lib/metrics.ts",
            name: "specs/001-example#T002",
            pullRequest: 41,
            isEarlier: true,
          },
        ],
      },
      reports: [],
    },
  ],

  *check({ change, claims, bundles }) {
    const shared = parallelFiles(claims, bundles);
    yield { examined: shared.length, of: shared.length, unit: "files of parallel tasks" };
    const rivals = Map.groupBy(
      (change.rivalStakes ?? []).filter(({ kind }) => kind === "file"),
      ({ key }) => key,
    );
    for (const one of shared) yield* judge(one, rivals.get(one.stake.key) ?? []);
  },
});

type Rivals = NonNullable<RuleInputs["trace"]["change"]["rivalStakes"]>;

function* judge({ stake, task }: TaskStake, rivals: Rivals) {
  const met = rivals.filter(({ name }) => name !== stake.name);
  for (const [order, own] of byOrder(met)) {
    const pull = namePullRequests(own).replace("Pull", "pull");
    yield {
      message: order === "earlier" ? ("earlier" as const) : ("later" as const),
      values: { task: nameTask(task), file: `\`${stake.key}\``, other: own[0]?.name ?? "", pull },
      at: task.at,
      task: task.id,
      ...weightOf(order, `${task.id} ${stake.key}`),
    };
  }
}

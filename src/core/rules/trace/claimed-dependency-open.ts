import { z } from "zod";
import type { SpecBundle } from "../../bundle/spec-bundle.ts";
import type { Task } from "../../bundle/task.ts";
import { isCertain } from "../../graph/confidence.ts";
import type { TaskGraph } from "../../graph/task-graph.ts";
import type { RivalClaim } from "../../snapshot/change.ts";
import { SETTLED } from "../../statuses/status.ts";
import { namePullRequests } from "../name-pull-requests.ts";
import { listWords, nameTask, shortName } from "../name-task.ts";
import { defineRule } from "../rule.ts";

export const claimedDependencyOpen = defineRule({
  id: "trace/claimed-dependency-open",
  input: "trace",
  summary: "Require the dependencies of a task that a pull request completes to be done or completed with it",
  rationale: "When it merges, the task is ticked before what it builds on.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    open: "This pull request completes {task}, which waits for {open}. Finish {names} first, complete {count|it|them} here as well{also}, or drop the dependency.",
  },
  guard:
    "Only dependencies that the document states plainly count. What the same pull request completes counts as done, and a task that is done already is the business of tasks/done-before-dependency.",
  examples: [
    {
      name: "A task whose dependency is open",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries (depends on T001)\n" },
      change: { body: "Completes T002" },
      reports: [
        '2: This pull request completes T002 "Queries (depends on T001)", which waits for T001 "Schema". Finish T001 first, complete it here as well (`Completes T001` in the description), or drop the dependency.',
      ],
      looked: "1/1",
    },
    {
      name: "A task whose dependency is open, and another pull request works on it",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries (depends on T001)\n" },
      change: {
        body: "Completes T002",
        rivals: [{ pullRequest: 41, bundle: "specs/001-example", task: "T001", isEarlier: true }],
      },
      reports: [
        '2: This pull request completes T002 "Queries (depends on T001)", which waits for T001 "Schema" (pull request 41 would complete it). Finish T001 first, complete it here as well (`Completes T001` in the description), or drop the dependency.',
      ],
    },
    {
      name: "Both completed together",
      kind: "valid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries (depends on T001)\n" },
      change: { body: "Completes T001, T002" },
      reports: [],
      looked: "2/2",
    },
    {
      name: "A part of a task may come early",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries (depends on T001)\n" },
      change: { body: "Part of T002" },
      reports: [],
      looked: "0/0",
    },
  ],

  *check({ change, claims, bundles, graphs }) {
    const completed = claims.filter(({ kind, bundle }) => kind === "completes" && bundle !== null);
    yield { examined: completed.length, of: completed.length, unit: "completed tasks" };
    const byPath = new Map(bundles.map((bundle) => [bundle.location.path, bundle]));
    for (const [path, own] of Map.groupBy(completed, ({ bundle }) => bundle ?? "")) {
      const [bundle, graph] = [byPath.get(path), graphs.get(path)];
      const rivals = (change.rivals ?? []).filter((rival) => rival.bundle === path);
      if (bundle && graph) yield* openBefore(new Set(own.map(({ task }) => task)), bundle, graph, rivals);
    }
  },
});

function* openBefore(
  completed: ReadonlySet<string>,
  { taskList }: SpecBundle,
  graph: TaskGraph,
  rivals: readonly RivalClaim[],
) {
  for (const task of taskList?.tasks ?? []) {
    if (!completed.has(task.id) || SETTLED.has(task.status)) continue;
    const open = stillOpen(task, completed, graph);
    if (open.length === 0) continue;
    yield {
      message: "open" as const,
      values: {
        task: nameTask(task),
        open: listWords(
          open.map((one) => nameTask(one) + whoCompletes(one, rivals)),
          3,
        ),
        names: listWords(open.map(shortName), 3),
        count: open.length,
        also: alsoClaims(open),
      },
      at: task.at,
      related: open.slice(0, 10).map(({ at }) => at),
      task: task.id,
      key: task.id,
    };
  }
}

/** A task without an id cannot be claimed. */
function alsoClaims(open: readonly Task[]): string {
  if (open.length > 3 || open.some(({ generated }) => generated)) return "";
  return ` (\`Completes ${open.map(({ id }) => id).join(", ")}\` in the description)`;
}

/** Whoever waits wants to know for whom. */
function whoCompletes({ id }: Task, rivals: readonly RivalClaim[]): string {
  const own = rivals.filter(({ task }) => task === id);
  return own.length === 0 ? "" : ` (${namePullRequests(own).replace("Pull", "pull")} would complete it)`;
}

function stillOpen({ id }: Task, completed: ReadonlySet<string>, graph: TaskGraph): Task[] {
  const waited = graph.dependenciesOf(id).filter(({ confidence }) => isCertain(confidence));
  return [...new Set(waited.map(({ from }) => from))].flatMap((from) => {
    const task = graph.tasks.get(from);
    return task && from !== id && !completed.has(from) && !SETTLED.has(task.status) ? [task] : [];
  });
}

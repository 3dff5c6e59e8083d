import { z } from "zod";
import type { Phase } from "../../bundle/phase.ts";
import type { Task } from "../../bundle/task.ts";
import type { TaskList } from "../../bundle/task-list.ts";
import type { TaskGraph } from "../../graph/task-graph.ts";
import { findWaiting } from "../../graph/waiting.ts";
import type { RivalClaim } from "../../snapshot/change.ts";
import { SETTLED } from "../../statuses/status.ts";
import { theyAre } from "../describe-early-phase.ts";
import { namePullRequests } from "../name-pull-requests.ts";
import { listWords, nameTask, quote, shortName } from "../name-task.ts";
import { openBefore, openByPhase, phasesAround } from "../open-before.ts";
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
    phase:
      "This pull request completes {tasks}, which {early|waits|wait} for {phase}, where {open} not done. Finish {count|it|them} first, complete {count|it|them} here as well{also}, or drop the order of the phases.",
  },
  guard:
    "Of dependencies only those that the document states plainly count, those of the tasks that a task is part of and the order of phases too. Optional tasks hold no phase up, and the order of phases gives a warning at most. What the same pull request completes counts as done, and a task that is done already is the business of tasks/done-before-dependency.",
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
      name: "A part of a task whose dependency is open",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries (depends on T001)\n  - [ ] T003 Search\n" },
      change: { body: "Completes T003" },
      reports: [
        '3: This pull request completes T003 "Search", which waits for T001 "Schema". Finish T001 first, complete it here as well (`Completes T001` in the description), or drop the dependency.',
      ],
      looked: "1/1",
    },
    {
      name: "Tasks behind a phase that blocks all others",
      kind: "invalid",
      files: {
        tasks:
          "## Phase 2: Foundational\n\n- [x] T001 Schema\n- [ ] T002 Roles\n\n## Phase 3: User Story 1\n\n- [ ] T003 Search\n- [ ] T004 Pages\n\n## Dependencies\n\n- **Foundational (Phase 2)**: BLOCKS all user stories\n",
      },
      change: { body: "Completes T003, T004" },
      reports: [
        '8: This pull request completes T003 and T004, which wait for "Phase 2: Foundational", where T002 is not done. Finish it first, complete it here as well (`Completes T002` in the description), or drop the order of the phases.',
      ],
      looked: "2/2",
    },
    {
      name: "What is left of the phase is completed as well",
      kind: "false-positive",
      files: {
        tasks:
          "## Phase 2: Foundational\n\n- [x] T001 Schema\n- [ ] T002 Roles\n\n## Phase 3: User Story 1\n\n- [ ] T003 Search\n\n## Dependencies\n\n- **Foundational (Phase 2)**: BLOCKS all user stories\n",
      },
      change: { body: "Completes T002, T003" },
      reports: [],
      looked: "2/2",
    },
    {
      name: "A part of a task behind a phase may come early",
      kind: "false-positive",
      files: {
        tasks:
          "## Phase 2: Foundational\n\n- [ ] T002 Roles\n\n## Phase 3: User Story 1\n\n- [ ] T003 Search\n\n## Dependencies\n\n- **Foundational (Phase 2)**: BLOCKS all user stories\n",
      },
      change: { body: "Part of T003" },
      reports: [],
      looked: "0/0",
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
      const list = bundle?.taskList;
      if (list && graph) yield* reportOn(new Set(own.map(({ task }) => task)), list, graph, rivals);
    }
  },
});

function* reportOn(completed: ReadonlySet<string>, list: TaskList, graph: TaskGraph, rivals: readonly RivalClaim[]) {
  // Whatever is completed together counts as done, and so does what is done by such parts alone.
  const tasks = list.tasks.map((task) => (completed.has(task.id) ? { ...task, status: "done" as const } : task));
  const waiting = findWaiting({ ...list, tasks }, graph);
  const openOf = openByPhase({ ...list, tasks }, waiting.open);
  const early = new Map<string, Task[]>();
  for (const task of list.tasks) {
    if (!completed.has(task.id) || SETTLED.has(task.status)) continue;
    const open = openBefore(task, waiting, graph, openOf);
    if (open.length > 0) yield describeOpen(task, open, rivals);
    for (const phase of phasesAround(task, waiting, graph)) {
      // A task that names all that its phase waits for is told of by itself.
      if (openOf(phase).every(({ id }) => open.some((one) => one.id === id))) continue;
      const known = early.get(phase);
      if (known) known.push(task);
      else early.set(phase, [task]);
    }
  }
  for (const waited of list.phases) {
    const [before, open] = [early.get(waited.id), openOf(waited.id)];
    if (before) yield describePhase(waited, before, open);
  }
}

function describeOpen(task: Task, open: readonly Task[], rivals: readonly RivalClaim[]) {
  const words = open.map((one) => nameTask(one) + whoCompletes(one, rivals));
  return {
    message: "open" as const,
    values: {
      task: nameTask(task),
      open: listWords(words, 3),
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

/** One report for all that come before a phase: what is left of it is finished once. */
function describePhase(waited: Phase, early: readonly Task[], open: readonly Task[]) {
  const [first] = early;
  const names = early.length === 1 && first ? nameTask(first) : listWords(early.map(shortName), 3);
  return {
    message: "phase" as const,
    values: {
      tasks: names,
      early: early.length,
      phase: quote(waited.title),
      open: theyAre(open.map(shortName)),
      count: open.length,
      also: alsoClaims(open),
    },
    at: first?.at ?? waited.at,
    related: [waited.at],
    key: `phase ${waited.id}`,
    atMost: "warning" as const,
  };
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

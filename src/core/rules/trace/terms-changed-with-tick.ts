import { z } from "zod";
import type { Task } from "../../bundle/task.ts";
import { criteriaTexts } from "../criteria-texts.ts";
import { listWords, nameTask } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { findTicks } from "../ticks.ts";

export const termsChangedWithTick = defineRule({
  id: "trace/terms-changed-with-tick",
  input: "trace",
  summary: "Disallow changing what a task demands in the pull request that ticks it",
  rationale: "A task whose acceptance, scope or dependencies shrink on the day it is done was not done as agreed.",
  level: "warning",
  options: z.strictObject({}),
  messages: {
    changed:
      "This pull request ticks {task} and changes its {terms} at the same time. Change them in a pull request of their own, so that somebody agrees to them first.",
    merge:
      "This pull request completes {task}, which is ticked once it merges, and changes its {terms} at the same time. Change them in a pull request of their own, so that somebody agrees to them first.",
  },
  guard:
    "Ticked criteria are no change, nor are their order, words that are added behind them, and more of them than before. What is ticked once the pull request merges counts like what it ticks itself.",
  examples: [
    {
      name: "A dependency dropped with the tick",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n- [x] T002 Queries\n" },
      base: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries (depends on T001)\n" },
      change: {},
      reports: [
        '2: This pull request ticks T002 "Queries" and changes its dependencies at the same time. Change them in a pull request of their own, so that somebody agrees to them first.',
      ],
      looked: "1/1",
    },
    {
      name: "A criterion exchanged for an easier one",
      kind: "invalid",
      files: { tasks: "- [x] T001 Schema\n  - Acceptance:\n    - [x] Compiles\n    - [x] Rolls back\n" },
      base: { tasks: "- [ ] T001 Schema\n  - Acceptance:\n    - [ ] Migrates a million rows\n    - [ ] Rolls back\n" },
      change: {},
      reports: [
        '1: This pull request ticks T001 "Schema" and changes its acceptance criteria at the same time. Change them in a pull request of their own, so that somebody agrees to them first.',
      ],
      looked: "1/1",
    },
    {
      name: "A dependency dropped from a task that the merge ticks",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries\n" },
      base: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries (depends on T001)\n" },
      change: { body: "Completes T002" },
      reports: [
        '2: This pull request completes T002 "Queries", which is ticked once it merges, and changes its dependencies at the same time. Change them in a pull request of their own, so that somebody agrees to them first.',
      ],
      looked: "1/1",
    },
    {
      name: "A criterion removed from a task that the merge ticks",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n  - Acceptance:\n    - [ ] Rolls back\n" },
      base: { tasks: "- [ ] T001 Schema\n  - Acceptance:\n    - [ ] Migrates a million rows\n    - [ ] Rolls back\n" },
      change: { body: "Completes T001" },
      reports: [
        '1: This pull request completes T001 "Schema", which is ticked once it merges, and changes its acceptance criteria at the same time. Change them in a pull request of their own, so that somebody agrees to them first.',
      ],
      looked: "1/1",
    },
    {
      name: "A task that is new and ticked by the merge",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries (depends on T001)\n" },
      base: { tasks: "- [ ] T001 Schema\n" },
      change: { body: "Completes T001, T002" },
      reports: [],
      looked: "1/1",
    },
    {
      name: "Terms of a part of a task may change",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries\n" },
      base: { tasks: "- [ ] T001 Schema\n- [ ] T002 Queries (depends on T001)\n" },
      change: { body: "Part of T002" },
      reports: [],
      looked: "0/0",
    },
    {
      name: "Criteria in another order, with a note of how it went",
      kind: "false-positive",
      files: {
        tasks:
          "- [x] T001 Schema\n  - Acceptance:\n    - [x] Rolls back\n    - [x] Migrates (took 3 s)\n- [ ] T002 Queries\n",
      },
      base: {
        tasks: "- [ ] T001 Schema\n  - Acceptance:\n    - [ ] Migrates\n    - [ ] Rolls back\n- [ ] T002 Queries\n",
      },
      change: {},
      reports: [],
      looked: "1/1",
    },
    {
      name: "A tick alone",
      kind: "valid",
      files: { tasks: "- [x] T001 Schema\n  - Acceptance:\n    - [x] Migrates\n" },
      base: { tasks: "- [ ] T001 Schema\n  - Acceptance:\n    - [ ] Migrates\n" },
      change: {},
      reports: [],
      looked: "1/1",
    },
    {
      name: "A criterion more than before",
      kind: "false-positive",
      files: { tasks: "- [x] T001 Schema\n  - Acceptance:\n    - [x] Migrates\n    - [x] Rolls back\n" },
      base: { tasks: "- [ ] T001 Schema\n  - Acceptance:\n    - [ ] Migrates\n" },
      change: {},
      reports: [],
      looked: "1/1",
    },
  ],

  *check({ bundles, before, claims, config }) {
    const ticks = findTicks({ bundles, before, claims, config }).flatMap((tick) =>
      tick.before === null ? [] : [{ ...tick, before: tick.before }],
    );
    yield { examined: ticks.length, of: ticks.length, unit: "ticked tasks" };
    for (const [bundle, own] of Map.groupBy(ticks, (tick) => tick.bundle)) {
      const known = before.get(bundle.location.path);
      const [then, now] = [known ? criteriaTexts(known) : new Map<string, readonly string[]>(), criteriaTexts(bundle)];
      for (const { task, before: earlier, isByMerge } of own) {
        const isKept = keepsCriteria(then.get(earlier.id) ?? [], now.get(task.id) ?? []);
        const terms = changedTerms(earlier, task, isKept);
        if (terms.length === 0) continue;
        const values = { task: nameTask(task), terms: listWords(terms) };
        yield { message: isByMerge ? "merge" : "changed", values, at: task.at, task: task.id, key: task.id };
      }
    }
  },
});

/** Whether every criterion is still there, with more words behind it or none, wherever it stands. */
function keepsCriteria(before: readonly string[], after: readonly string[]): boolean {
  const then = before.map((text) => text.toLowerCase()).sort();
  const now = after.map((text) => text.toLowerCase()).sort();
  let at = 0;
  // What begins with a text stands right behind it in the order of code units.
  return then.every((text) => {
    while (at < now.length && (now[at] ?? "") < text) at += 1;
    return now[at]?.startsWith(text) ?? false;
  });
}

function changedTerms(before: Task, after: Task, keepsCriteria: boolean): string[] {
  const shrank = !keepsCriteria || after.facts.acceptance.total < before.facts.acceptance.total;
  const orders = termsOf(before);
  const now = termsOf(after);
  return [
    ...(shrank ? ["acceptance criteria"] : []),
    ...(orders.scope !== now.scope ? ["scope"] : []),
    ...(orders.waits !== now.waits ? ["dependencies"] : []),
  ];
}

function termsOf({ facts, expressions }: Task): { readonly scope: string; readonly waits: string } {
  const scope = [...facts.declaredFiles, ...(facts.workOrder?.scope ?? [])];
  const waits = expressions.flatMap(({ references, direction }) => references.map((one) => ({ ...one, direction })));
  return { scope: JSON.stringify([...new Set(scope)].sort()), waits: JSON.stringify(waits) };
}

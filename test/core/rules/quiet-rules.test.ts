import { expect, it } from "vitest";
import { z } from "zod";
import { askRule } from "../../../src/core/rules/quiet-rules.ts";
import { defineRule, type Rule } from "../../../src/core/rules/rule.ts";
import { GraphCache } from "../../../src/evaluator/graph-cache.ts";
import { bundleFrom } from "../../support/bundles.ts";

const OPTIONS = {};

/** How often a rule that goes by the state of tasks is asked about one text after the other. */
function timesAsked(texts: readonly string[]): number {
  let asked = 0;
  const rule = defineRule({
    id: "tasks/counted",
    input: "tasks",
    summary: "Disallow what is blocked",
    rationale: "It waits.",
    level: "warning",
    options: z.strictObject({}),
    messages: { blocked: "It is blocked." },
    guard: "None.",
    examples: [],
    goesBy: ({ status }) => status,
    *check({ list }) {
      asked += 1;
      yield { examined: list.tasks.length, of: list.tasks.length, unit: "tasks" };
      for (const { status, at, id } of list.tasks)
        if (status === "blocked") yield { message: "blocked", values: {}, at, key: id };
    },
  });
  const graphs = new GraphCache();
  for (const text of texts) {
    const bundle = bundleFrom({ tasks: text });
    const list = bundle.taskList;
    if (list === null) throw new Error("no tasks");
    graphs.graphOf(list);
    askRule(rule as unknown as Rule, { bundle, list }, OPTIONS);
  }
  return asked;
}

const tasks = (first: string, second = "- [ ] T002 Feed the herd") => `## Phase 1: Setup\n\n${first}\n${second}\n`;

it.each([
  ["a title was edited", [tasks("- [ ] T001 Buy hay"), tasks("- [ ] T001 Buy some hay")], 1],
  ["a task was ticked", [tasks("- [ ] T001 Buy hay"), tasks("- [x] T001 Buy hay")], 2],
  ["a tick is taken back", [tasks("- [ ] T001 Buy hay"), tasks("- [x] T001 Buy hay"), tasks("- [ ] T001 Buy hay")], 2],
  ["a task moved down", [tasks("- [ ] T001 Buy hay"), tasks("\n- [ ] T001 Buy hay")], 2],
  ["a task came to wait", [tasks("- [ ] T001 Buy hay"), tasks("- [ ] T001 Buy hay (depends on T002)")], 2],
  ["there is something to find", [tasks("- [!] T001 Buy hay"), tasks("- [!] T001 Buy some hay")], 2],
])("asks a rule again, or not, where %s", (_, texts, times) => {
  expect(timesAsked(texts)).toBe(times);
});

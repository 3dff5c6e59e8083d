import { expect, it } from "vitest";
import { DEFAULT_CONFIG } from "../../../src/core/config/default-config.ts";
import { evaluate } from "../../../src/core/evaluate.ts";
import { discoverBundles } from "../../../src/core/layouts/discover-bundles.ts";
import { treeOf } from "../../support/bundles.ts";
import { type TaskSketch, taskListOf } from "../../support/task-lists.ts";

const SIZE = 10_000;

/** Milliseconds that everything but parsing takes for one list. */
function timeOf(tasks: (at: number) => readonly [string, TaskSketch]): number {
  const list = taskListOf(Array.from({ length: SIZE }, (_, at) => tasks(at)));
  const files = { "specs/001-a/spec.md": "# A\n", "specs/001-a/plan.md": "# A\n", "specs/001-a/tasks.md": "" };
  const bundles = discoverBundles(Object.keys(files));
  const input = {
    bundles,
    knownBundles: bundles,
    head: treeOf(files),
    base: null,
    config: DEFAULT_CONFIG,
    change: null,
  };
  const start = performance.now();
  evaluate(input, { parse: () => list });
  return performance.now() - start;
}

/** The square of 10,000 takes half a minute here, and a linear pass far less than a second on an idle machine. */
it.each<[string, (at: number) => readonly [string, TaskSketch]]>([
  ["one id for all", (at) => ["T001", { title: `Step ${at}` }]],
  ["unknown dependencies alone", (at) => [`T${at}`, { waits: [`X${at}`] }]],
  [
    "a chain, every second one done too early",
    (at) => [`T${at}`, { waits: [`T${at - 1}`], status: at % 2 ? "done" : "todo" }],
  ],
  ["all waiting for one", (at) => [`T${at}`, { waits: at === 0 ? [] : ["T0"] }]],
  ["all waiting for a group", (at) => [`G${at % 2}.${at}`, { waits: at % 2 ? [] : ["G1"] }]],
])("10,000 tasks with %s are judged in linear time", (_, tasks) => {
  expect(timeOf(tasks)).toBeLessThan(15_000);
});

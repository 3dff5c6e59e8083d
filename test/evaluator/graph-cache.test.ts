import { describe, expect, it } from "vitest";
import { buildGraph } from "../../src/core/graph/build-graph.ts";
import { GraphCache } from "../../src/evaluator/graph-cache.ts";
import { tasksOf } from "../support/bundles.ts";
import { taskListOf } from "../support/task-lists.ts";

const sketch = { T001: {}, T002: { waits: ["T001"] }, T003: { waits: ["T002"] } };

describe("the cache of graphs", () => {
  it("gives a list the graph that it gave it before", () => {
    const cache = new GraphCache();
    const list = taskListOf(sketch);
    expect(cache.graphOf(list)).toBe(cache.graphOf(list));
  });

  it("takes the edges of an earlier list for one whose tasks have other words and states", () => {
    const cache = new GraphCache();
    const before = taskListOf(sketch);
    const now = {
      ...before,
      tasks: before.tasks.map((task) => ({ ...task, title: "Ship it", status: "done" as const })),
    };
    const [first, second] = [cache.graphOf(before), cache.graphOf(now)];
    expect(second.edges).toBe(first.edges);
    expect(second.tasks.get("T002")).toBe(now.tasks[1]);
  });

  it("builds the graph anew where a task waits for another one, and knows both lists afterwards", () => {
    const cache = new GraphCache();
    const [before, now] = [taskListOf(sketch), taskListOf({ ...sketch, T003: { waits: ["T001"] } })];
    const first = cache.graphOf(before);
    expect(cache.graphOf(now).edges).toEqual(buildGraph(now).edges);
    expect(cache.graphOf(before)).toBe(first);
  });

  it("builds the graph anew where a task that others call by its title gets another one", () => {
    const cache = new GraphCache();
    const named = (title: string) =>
      tasksOf(`## Phase 1: Stable\n\n- [ ] T001 ${title}\n- [ ] T002 Feed the herd\n  - Depends on: Buy the hay\n`);
    const [before, now] = [named("Buy the hay"), named("Mow the meadow")];
    expect(cache.graphOf(before).edges.map(({ from, to }) => `${from} ${to}`)).toEqual(["T001 T002"]);
    expect(cache.graphOf(now).edges).toEqual([]);
  });
});

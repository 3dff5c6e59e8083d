import { describe, expect, it } from "vitest";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import { criticalPath } from "../../../src/core/graph/critical-path.ts";
import { graphAsJson } from "../../../src/core/graph/json.ts";
import { phaseProgress } from "../../../src/core/graph/progress.ts";
import { blockedTasks, readyTasks, unblocks } from "../../../src/core/graph/ready.ts";
import { findWaves } from "../../../src/core/graph/waves.ts";
import { type PhaseSketch, type TaskSketch, taskListOf } from "../../support/task-lists.ts";

function build(tasks: Readonly<Record<string, TaskSketch>>, phases: Readonly<Record<string, PhaseSketch>> = {}) {
  const list = taskListOf(tasks, phases);
  return [list, buildGraph(list)] as const;
}

const ids = (tasks: readonly { readonly id: string }[]) => tasks.map(({ id }) => id);
const blocked = (...args: ReturnType<typeof build>) =>
  blockedTasks(...args).map(({ task, waitsFor }) => `${task.id}: ${waitsFor.join(", ")}`);

const PHASED = build(
  {
    T001: { phase: "1", status: "done" },
    T002: { phase: "1" },
    T003: { phase: "2" },
    T004: { phase: "2", waits: ["T003"] },
  },
  { 1: { title: "Phase 1: Setup" }, 2: { waits: ["1"] } },
);

describe("ready tasks", () => {
  it("wait for no open task and for no phase with open tasks", () => {
    expect(ids(readyTasks(...PHASED))).toEqual(["T002"]);
    expect(blocked(...PHASED)).toEqual(["T003: Phase 1: Setup", "T004: T003, Phase 1: Setup"]);
  });

  it("count a cancelled dependency as settled, and a deferred one as open", () => {
    const [list, graph] = build({
      A: { status: "cancelled" },
      B: { status: "deferred" },
      C: { waits: ["A"] },
      D: { waits: ["B"] },
    });
    expect(ids(readyTasks(list, graph))).toEqual(["C"]);
    expect(blocked(list, graph)).toEqual(["D: B"]);
  });

  it("come by stated priority, then by the chain of open tasks behind them, then in document order", () => {
    const args = build({
      A: {},
      B: {},
      C: { waits: ["B"] },
      D: { priority: "P1" },
      E: { priority: "P0" },
    });
    expect(ids(readyTasks(...args))).toEqual(["E", "D", "B", "A"]);
  });

  it("are not held back by dependencies that are a mere guess", () => {
    const args = build({ A: {}, B: { waits: [{ kind: "id", id: "A", confidence: "low" }] } });
    expect(ids(readyTasks(...args))).toEqual(["A", "B"]);
  });

  it("name the outside party of a task that the document calls blocked, and do not wait for it otherwise", () => {
    const outside = [{ kind: "external", text: "Legal" } as const];
    const args = build({ A: { status: "blocked", waits: outside }, B: { waits: outside } });
    expect(ids(readyTasks(...args))).toEqual(["B"]);
    expect(blocked(...args)).toEqual(["A: Legal"]);
  });
});

describe("unblocks", () => {
  it("names the tasks that nothing else keeps from being started, through barriers as well", () => {
    expect(unblocks(...PHASED, "T002")).toEqual(["T003"]);
    expect(unblocks(...PHASED, "T003")).toEqual([]);
  });
});

describe("waves and the critical path", () => {
  it("go through barriers", () => {
    expect(findWaves(...PHASED)).toEqual([["T001", "T002"], ["T003"], ["T004"]]);
    expect(criticalPath(...PHASED)).toEqual(["T001", "T003", "T004"]);
  });

  it("leave out tasks in a cycle and behind one", () => {
    const args = build({ A: { waits: ["B"] }, B: { waits: ["A"] }, C: { waits: ["A"] }, D: {} });
    expect(findWaves(...args)).toEqual([["D"]]);
    expect(criticalPath(...args)).toEqual(["D"]);
  });

  it("survive a chain of 20,000 phases", () => {
    const tasks = Array.from({ length: 40_000 }, (_, at) => [`T${at}`, { phase: `${at % 20_000}` }] as const);
    const phases = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, at) => [`${at}`, at > 0 ? { waits: [`${at - 1}`] } : {}]),
    );
    const list = taskListOf(tasks, phases);
    const graph = buildGraph(list);
    expect(criticalPath(list, graph).length).toBe(20_000);
    expect(readyTasks(list, graph).length).toBe(2);
  });
});

describe("progress", () => {
  it("rolls sub-phases up and leaves cancelled tasks out", () => {
    const [list] = build(
      { A: { phase: "1.1", status: "done" }, B: { phase: "1.1", status: "cancelled" }, C: { phase: "1" } },
      { 1: {}, "1.1": { parent: "1" } },
    );
    expect(phaseProgress(list).map(({ phase, tally }) => [phase.id, tally.done, tally.total])).toEqual([
      ["1", 1, 2],
      ["1.1", 1, 1],
    ]);
  });
});

describe("the graph as JSON", () => {
  it("says which task must be done before which", () => {
    const json = graphAsJson(...PHASED);
    expect(json.edges).toEqual([{ from: "T003", to: "T004", source: "field", confidence: "exact", via: null }]);
    expect(json.barriers).toMatchObject([{ phase: "2", waitsFor: ["1"] }]);
    expect(json.criticalPath).toEqual(["T001", "T003", "T004"]);
    expect(json.nodes.map(({ id, status }) => `${id} ${status}`)).toContain("T001 done");
  });
});

import { describe, expect, it } from "vitest";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import { criticalPath, findCriticalPath } from "../../../src/core/graph/critical-path.ts";
import { graphAsJson } from "../../../src/core/graph/json.ts";
import { phaseProgress } from "../../../src/core/graph/progress.ts";
import { blockedTasks, readyTasks, unblocks, waitingBehind } from "../../../src/core/graph/ready.ts";
import { findWaves } from "../../../src/core/graph/waves.ts";
import { type PhaseSketch, type TaskSketch, taskListOf } from "../../support/task-lists.ts";

function build(tasks: Parameters<typeof taskListOf>[0], phases: Readonly<Record<string, PhaseSketch>> = {}) {
  const list = taskListOf(tasks, phases);
  return [list, buildGraph(list)] as const;
}

const ids = (tasks: readonly { readonly id: string }[]) => tasks.map(({ id }) => id);
const blocked = (...args: ReturnType<typeof build>) =>
  blockedTasks(...args).map(({ task, waitsFor }) => `${task.id}: ${waitsFor.join(", ")}`);

const phased = () =>
  build(
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
    expect(ids(readyTasks(...phased()))).toEqual(["T002"]);
    expect(blocked(...phased())).toEqual(["T003: Phase 1: Setup", "T004: T003, Phase 1: Setup"]);
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
    expect(unblocks(...phased(), "T002")).toEqual(["T003"]);
    expect(unblocks(...phased(), "T003")).toEqual([]);
  });
});

describe("what waits behind a task", () => {
  it("is everything open that waits for it, through others and through barriers", () => {
    expect(waitingBehind(...phased(), "T002")).toEqual(["T003", "T004"]);
    expect(waitingBehind(...phased(), "T004")).toEqual([]);
    expect(waitingBehind(...phased(), "T999")).toEqual([]);
  });
});

describe("a task with parts", () => {
  const parts: Readonly<Record<string, TaskSketch>> = {
    A: {},
    "A.1": { parent: "A" },
    "A.2": { parent: "A" },
    B: { waits: ["A"] },
    "B.1": { parent: "B" },
    C: { waits: ["B"] },
  };
  const withDone = (...done: string[]) =>
    build(
      Object.fromEntries(
        Object.entries(parts).map(([id, one]) => [id, done.includes(id) ? { ...one, status: "done" } : one]),
      ),
    );

  it("is started by starting its parts, and they wait for what it waits for", () => {
    const args = withDone();
    expect(ids(readyTasks(...args))).toEqual(["A.1", "A.2"]);
    expect(blocked(...args)).toEqual(["B: A", "B.1: A", "C: B"]);
  });

  it("is over when its parts are, where it says nothing of itself", () => {
    expect(ids(readyTasks(...withDone("A.1", "A.2")))).toEqual(["B.1"]);
    expect(ids(readyTasks(...withDone("A.1", "A.2", "B.1")))).toEqual(["C"]);
  });

  it("is not held up by optional parts", () => {
    const args = build({ A: {}, "A.1": { parent: "A", optional: true }, B: { waits: ["A"] } });
    expect(ids(readyTasks(...args))).toEqual(["A.1", "B"]);
  });

  it("is no circle where a part names its whole", () => {
    const [, graph] = build({ A: {}, "A.1": { parent: "A", waits: ["A"] }, "A.2": { parent: "A", waits: ["A.1"] } });
    expect(graph.cycles).toEqual([]);
  });

  it("is no circle where it names its own part, on whatever level, or that part its whole", () => {
    const [, graph] = build({
      A: { waits: ["A.1.1"] },
      "A.1": { parent: "A" },
      "A.1.1": { parent: "A.1", waits: ["A"] },
    });
    expect(graph.cycles).toEqual([]);
  });

  it("is one where its parts wait for somebody who waits for it", () => {
    const [, graph] = build({ A: {}, "A.1": { parent: "A", waits: ["B"] }, B: { waits: ["A"] } });
    expect(graph.cycles).toEqual([["A", "B", "A.1"]]);
  });
});

describe("waves and the critical path", () => {
  it("weigh hours where most tasks are estimated, and say so", () => {
    const hours = { A: 8, B: 1, C: 1, D: 1, E: 2 };
    const tasks = Object.entries(hours).map(([id, one]) => [id, { hours: one }] as const);
    const args = build([...tasks, ["F", { waits: ["B"] }], ["G", { waits: ["F"] }]]);
    expect(findCriticalPath(...args)).toMatchObject({ tasks: ["B", "F", "G"], unit: "tasks", length: 3 });
    const estimated = build([...tasks, ["F", { waits: ["B"] }]]);
    expect(findCriticalPath(...estimated)).toEqual({
      tasks: ["A"],
      length: 8,
      unit: "hours",
      estimated: { tasks: 5, of: 6 },
    });
  });

  it("go through barriers", () => {
    expect(findWaves(...phased())).toEqual([["T001", "T002"], ["T003"], ["T004"]]);
    expect(criticalPath(...phased())).toEqual(["T001", "T003", "T004"]);
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
    const json = graphAsJson(...phased());
    expect(json.edges).toEqual([
      { from: "T003", to: "T004", source: "field", confidence: "exact", via: null, line: 4 },
    ]);
    expect(json.barriers).toMatchObject([{ phase: "2", waitsFor: ["1"], waitsForTasks: [], source: "heading" }]);
    expect(json.criticalPath).toEqual(["T001", "T003", "T004"]);
    expect(json.criticalPathLength).toEqual({ value: 3, unit: "tasks", estimated: { tasks: 0, of: 4 } });
    expect(json.nodes.map(({ id, status }) => `${id} ${status}`)).toContain("T001 done");
  });
});

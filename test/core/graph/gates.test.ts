import { describe, expect, it } from "vitest";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import { compareOrders } from "../../../src/core/graph/compare-orders.ts";
import { renderDot } from "../../../src/core/graph/dot.ts";
import { renderMermaid } from "../../../src/core/graph/mermaid.ts";
import { drawPhases } from "../../../src/core/graph/mermaid-phases.ts";
import { drawTasks } from "../../../src/core/graph/mermaid-tasks.ts";
import { countTasks, phaseProgress } from "../../../src/core/graph/progress.ts";
import { blockedTasks, readyTasks, waitingBehind } from "../../../src/core/graph/ready.ts";
import { findWaiting } from "../../../src/core/graph/waiting.ts";
import { findWaves } from "../../../src/core/graph/waves.ts";
import type { Confidence, Reference } from "../../../src/core/references/expression.ts";
import { type PhaseSketch, type TaskSketch, taskListOf } from "../../support/task-lists.ts";

type Tasks = Readonly<Record<string, TaskSketch>>;
type Phases = Readonly<Record<string, PhaseSketch>>;

const range = (from: string, to: string, confidence: Confidence = "exact"): Reference => ({
  kind: "range",
  from,
  to,
  confidence,
});
const id = (name: string): Reference => ({ kind: "id", id: name, confidence: "exact" });
const phase = (name: string): Reference => ({ kind: "phase", id: name, confidence: "exact" });
const AT = { path: "tasks.md", line: 9, endLine: 9 };

function built(tasks: Tasks, phases: Phases = {}) {
  const list = taskListOf(tasks, phases);
  return [list, buildGraph(list)] as const;
}

/** Two of the three tasks of phase 1 have to be done before phase 2 begins. */
const gated = (more: Tasks = {}, confidence: Confidence = "exact") =>
  built(
    { T1: { phase: "1" }, T2: { phase: "1" }, T3: { phase: "1" }, T4: { phase: "2" }, T5: { phase: "2" }, ...more },
    { 1: { title: "Base" }, 2: { title: "Pages", waits: [range("T1", "T2", confidence)] } },
  );

describe("a phase that waits for several tasks by name", () => {
  it("has one gate for all of its tasks", () => {
    const [, graph] = gated();
    expect(graph.edges).toEqual([]);
    expect(graph.barriers).toMatchObject([
      { phase: "2", waitsFor: [], waitsForTasks: ["T1", "T2"], confidence: "exact" },
    ]);
  });

  it("keeps its tasks until those are done", () => {
    const blocked = (more: Tasks) =>
      blockedTasks(...gated(more)).map(({ task, waitsFor }) => `${task.id}: ${waitsFor.join(" ")}`);
    expect(blocked({})).toEqual(["T4: T1 T2", "T5: T1 T2"]);
    expect(blocked({ T1: { phase: "1", status: "done" } })).toEqual(["T4: T2", "T5: T2"]);
    expect(blocked({ T1: { phase: "1", status: "done" }, T2: { phase: "1", status: "cancelled" } })).toEqual([]);
    expect(readyTasks(...gated()).map(({ id }) => id)).toEqual(["T1", "T2", "T3"]);
  });

  it("keeps nobody where that is a mere guess", () => {
    expect(blockedTasks(...gated({}, "low"))).toEqual([]);
  });

  it("does not keep one of them that stands in it, nor a task without a phase", () => {
    const [list, graph] = built(
      { T1: { phase: "1" }, T2: { phase: "2" }, T3: { phase: "2" }, T4: {}, T5: { phase: "1" } },
      { 1: {}, 2: { waits: [range("T1", "T2")] } },
    );
    const { tasksBefore } = findWaiting(list, graph);
    expect(list.tasks.map((task) => tasksBefore(task))).toEqual([[], ["T1"], ["T1", "T2"], [], []]);
  });

  it("names a task once that its own task waits for too", () => {
    const [list, graph] = gated({ T4: { phase: "2", waits: ["T2"] } });
    const { tasksBefore } = findWaiting(list, graph);
    expect(list.tasks.flatMap((task) => (task.id === "T4" ? tasksBefore(task) : []))).toEqual(["T2", "T1"]);
  });

  it("is walked through: by what waits behind, and wave by wave", () => {
    expect(waitingBehind(...gated(), "T1")).toEqual(["T4", "T5"]);
    expect(waitingBehind(...gated(), "T3")).toEqual([]);
    expect(findWaves(...gated())).toEqual([
      ["T1", "T2", "T3"],
      ["T4", "T5"],
    ]);
  });

  it("is drawn as arrows from these tasks to the phase, and from phase to phase", () => {
    const most = { nodes: 99, edges: 99 };
    const [list, graph] = gated();
    expect(drawTasks(list, graph, new Set(), most)?.edges).toEqual(["t0 ==> p1", "t1 ==> p1"]);
    expect(drawPhases(list, graph, new Set(), most).edges).toEqual(["p0 --> p1"]);
    expect(
      renderDot(list, graph)
        .split("\n")
        .filter((line) => line.includes("->")),
    ).toEqual(['  "task:T1" -> "phase:2";', '  "task:T2" -> "phase:2";']);
    expect(drawTasks(...gated({}, "medium"), new Set(), most)?.edges).toEqual(["t0 -.-> p1", "t1 -.-> p1"]);
  });

  it("is drawn without arrows from its own tasks to itself", () => {
    const [list, graph] = built(
      { T1: { phase: "1" }, T2: { phase: "2" }, T3: { phase: "2" }, T5: { phase: "1" } },
      { 1: {}, 2: { waits: [range("T1", "T2")] } },
    );
    expect(drawTasks(list, graph, new Set(), { nodes: 99, edges: 99 })?.edges).toEqual(["t0 ==> p1"]);
  });

  it("makes a circle with a task that waits for it", () => {
    const [, graph] = gated({ T1: { phase: "1", waits: ["T4"] } });
    expect(graph.cycles).toEqual([["T1", "T4"]]);
  });
});

describe("a drawing that would be too large", () => {
  it("has the phases alone: of more than 400 arrows", () => {
    const fan = (size: number) => {
      const tasks = Object.fromEntries(
        Array.from({ length: size }, (_, at) => [
          `T${at}`,
          { phase: `${at % 2}`, waits: at < 30 ? [] : Array.from({ length: 30 }, (_, to) => `T${to}`) },
        ]),
      );
      return renderMermaid(...built(tasks, { 0: {}, 1: {} })) ?? "";
    };
    expect([43, 44].map((size) => fan(size).includes("t42"))).toEqual([true, false]);
  });
});

describe("counts", () => {
  it("are of every definition by its status, with those that may run beside others", () => {
    const list = taskListOf([
      ["A", { status: "done" }],
      ["A", {}],
      ["B", {}],
      ["C", { status: "cancelled" }],
    ]);
    const parallel = {
      ...list,
      tasks: list.tasks.map((task) => ({ ...task, facts: { ...task.facts, parallel: task.id === "A" } })),
    };
    expect(countTasks(parallel)).toEqual({ tasks: 4, byStatus: { done: 1, todo: 2, cancelled: 1 }, parallel: 2 });
  });

  it("of a phase leave cancelled tasks out, and are nothing where it has none", () => {
    const list = taskListOf(
      { A: { phase: "1", status: "done" }, B: { phase: "1", status: "cancelled" } },
      { 1: {}, 2: {} },
    );
    expect(phaseProgress(list).map(({ tally }) => tally)).toEqual([
      { done: 1, total: 1 },
      { done: 0, total: 0 },
    ]);
    expect(phaseProgress(list)).toBe(phaseProgress(list));
  });
});

describe("a declared order", () => {
  const missing = (tasks: Tasks, phases: Phases, ...chains: (readonly Reference[])[]) => {
    const orders = chains.map((steps) => ({
      kind: "order" as const,
      steps: steps.map((step) => [step]),
      text: "",
      at: AT,
    }));
    const list = { ...taskListOf(tasks, phases), orders };
    return compareOrders(list, buildGraph(list)).orders.map(({ missing }) =>
      missing.map(({ from, to }) => `${from.id}>${to.id}`),
    );
  };

  it("is alone where no task says what it waits for, and where no phase does", () => {
    expect(missing({ A: {}, B: {} }, {}, [id("A"), id("B")])).toEqual([[]]);
    expect(missing({ A: {}, B: {}, C: { waits: [] } }, {}, [id("A"), id("B")])).toEqual([["A>B"]]);
    expect(missing({ A: { phase: "1" }, B: { phase: "2" } }, { 1: {}, 2: {} }, [phase("1"), phase("2")])).toEqual([[]]);
    expect(
      missing({ A: { phase: "1" }, B: { phase: "2" } }, { 1: {}, 2: {}, 3: { waits: [] } }, [phase("1"), phase("2")]),
    ).toEqual([["1>2"]]);
    expect(
      missing({ A: { phase: "1" }, B: { phase: "2", waits: [] } }, { 1: {}, 2: {} }, [phase("1"), phase("2")]),
    ).toEqual([["1>2"]]);
  });

  it("has no hop between a phase and a task in it", () => {
    const tasks = { A: { phase: "1", waits: [] }, B: { phase: "2", waits: [] } };
    const phases = { 1: { waits: [] }, 2: {} };
    expect(missing(tasks, phases, [phase("1"), id("A")], [id("A"), phase("1")])).toEqual([[], []]);
    expect(missing(tasks, phases, [phase("1"), id("B")], [id("B"), phase("1")])).toEqual([["1>B"], ["B>1"]]);
  });

  it("runs the other way where two chains or more do, each in all of its hops", () => {
    const tasks = { A: {}, B: { waits: ["A"] }, C: { waits: ["B"] }, D: { waits: ["A"] } };
    expect(missing(tasks, {}, [id("B"), id("A")], [id("C"), id("B"), id("A")])).toEqual([[], []]);
    expect(missing(tasks, {}, [id("B"), id("A")], [id("C"), id("B"), id("D")])).toEqual([["B>A"], ["C>B", "B>D"]]);
    expect(missing(tasks, {}, [id("B"), id("A")], [id("A")])).toEqual([["B>A"], []]);
  });
});

describe("a declared parallel set", () => {
  const waiting = (tasks: Tasks, phases: Phases, ...references: Reference[]) => {
    const set = { task: null, references, declaredCount: null, phase: null, text: "", at: AT };
    const list = { ...taskListOf(tasks, phases), parallelSets: [set] };
    const [report] = compareOrders(list, buildGraph(list)).parallel;
    return [
      report?.waiting.map(({ from, to }) => `${from.id}>${to.id}`),
      report?.unknown,
      report?.units.map(({ id }) => id),
    ];
  };

  it("means the tasks of a range one by one, and those of a story together", () => {
    expect(waiting({ T1: {}, T2: { waits: ["T1"] } }, {}, range("T1", "T2"))).toEqual([["T1>T2"], [], ["T1", "T2"]]);
    const stories = { T1: { story: "US1" }, T2: { story: "US1", waits: ["T1"] }, T3: { story: "US2", waits: ["T1"] } };
    expect(waiting(stories, {}, range("US1", "US2"))).toEqual([[], [], ["T1", "T2", "T3"]]);
    expect(waiting(stories, {}, id("US1"), id("US2"))).toEqual([["T1>T3"], [], ["T1", "T2", "T3"]]);
  });

  it("says nothing of a circle, and names unknown tasks and phases", () => {
    expect(waiting({ T1: { waits: ["T2"] }, T2: { waits: ["T1"] } }, {}, id("T1"), id("T2"))).toEqual([
      [],
      [],
      ["T1", "T2"],
    ]);
    expect(waiting({ T1: {}, T2: {} }, { 1: {} }, id("T9"), phase("7"), { kind: "prose", text: "all" })).toEqual([
      [],
      ["T9", "7"],
      [],
    ]);
  });

  it("is not compared where it names too many", () => {
    const tasks = Object.fromEntries(
      Array.from({ length: 45 }, (_, at) => [`T${at}`, at === 1 ? { waits: ["T0"] } : {}]),
    );
    expect(waiting(tasks, {}, range("T0", "T43"))[0]).toEqual(["T0>T1"]);
    expect(waiting(tasks, {}, range("T0", "T44"))[0]).toEqual([]);
  });
});

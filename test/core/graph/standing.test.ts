import { describe, expect, it } from "vitest";
import type { Drawing } from "../../../src/core/bundle/drawing.ts";
import type { TaskList } from "../../../src/core/bundle/task-list.ts";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import { compareDrawings } from "../../../src/core/graph/compare-drawings.ts";
import { compareOrders } from "../../../src/core/graph/compare-orders.ts";
import { graphAsJson } from "../../../src/core/graph/json.ts";
import { blockedTasks, readyTasks, unblocks, waitingBehind } from "../../../src/core/graph/ready.ts";
import type { Confidence, Reference } from "../../../src/core/references/expression.ts";
import type { Status } from "../../../src/core/statuses/status.ts";
import { tasksOf } from "../../support/bundles.ts";
import { type PhaseSketch, type TaskSketch, taskListOf } from "../../support/task-lists.ts";

type Tasks = Readonly<Record<string, TaskSketch>>;
type Phases = Readonly<Record<string, PhaseSketch>>;

const AT = { path: "tasks.md", line: 9, endLine: 9 };
const external = (text: string): Reference => ({ kind: "external", text });
const phase = (id: string, confidence: Confidence = "exact"): Reference => ({ kind: "phase", id, confidence });
const id = (name: string): Reference => ({ kind: "id", id: name, confidence: "exact" });

function built(tasks: Tasks, phases: Phases = {}) {
  const list = taskListOf(tasks, phases);
  return [list, buildGraph(list)] as const;
}

const ids = (tasks: readonly { readonly id: string }[]) => tasks.map(({ id }) => id);
const blocked = (...args: readonly [TaskList, ReturnType<typeof buildGraph>]) =>
  blockedTasks(...args).map(({ task, reasons }) => [
    task.id,
    ...reasons.map(({ kind, id, name }) => `${kind} ${id} ${name}`),
  ]);

describe("an open task that cannot go on", () => {
  it("tells the tasks, phases and parties that keep it", () => {
    const args = built(
      {
        A: { phase: "1" },
        B: { phase: "2", status: "blocked", waits: ["A", external("Legal"), "A9"] },
        C: { phase: "2" },
      },
      { 1: { title: "Base" }, 2: { waits: ["1"] } },
    );
    expect(blocked(...args)).toEqual([
      ["B", "task A A", "phase 1 Base", "external Legal Legal"],
      ["C", "phase 1 Base"],
    ]);
  });

  it("is one that the document calls blocked, with no reason at all", () => {
    expect(blocked(...built({ A: { status: "blocked" } }))).toEqual([["A"]]);
  });

  it("is none that is settled or put off", () => {
    const waiting = (status: Status) => blocked(...built({ A: {}, B: { status, waits: ["A"] } })).map(([task]) => task);
    expect(["done", "cancelled", "deferred"].map((status) => waiting(status as Status))).toEqual([[], [], []]);
    expect(["todo", "in-progress", "in-review"].map((status) => waiting(status as Status))).toEqual([
      ["B"],
      ["B"],
      ["B"],
    ]);
  });

  it("names a task without an id by its title", () => {
    const list = taskListOf({ A: { title: "Write it" }, B: { waits: ["A"] } });
    const unnamed = { ...list, tasks: list.tasks.map((task) => ({ ...task, generated: task.id === "A" })) };
    expect(blockedTasks(unnamed, buildGraph(unnamed)).map(({ waitsFor }) => waitsFor)).toEqual([["Write it"]]);
  });
});

describe("a task that can be started", () => {
  const order = (priorities: Readonly<Record<string, string>>) =>
    ids(
      readyTasks(
        ...built({
          ...Object.fromEntries(Object.entries(priorities).map(([name, priority]) => [name, { priority }])),
          Z: {},
        }),
      ),
    );

  it("comes by its priority, in numbers or in words, whatever the letter case", () => {
    expect(order({ A: "P3", B: "p0", C: "P2 (soon)", D: "P1" })).toEqual(["B", "D", "C", "A", "Z"]);
    expect(order({ A: "low", B: "Medium", C: "HIGH", D: "critical" })).toEqual(["D", "C", "B", "A", "Z"]);
    expect(order({ A: "some", B: "MVP1", C: "low" })).toEqual(["C", "A", "B", "Z"]);
  });

  it("is not begun, and waits for nothing", () => {
    const args = built({
      A: { status: "in-progress" },
      B: { status: "unknown" },
      C: { waits: ["A"] },
      D: { waits: ["C"] },
    });
    expect(ids(readyTasks(...args))).toEqual([]);
  });

  it("is none twice defined and once done", () => {
    const list = taskListOf([
      ["A", {}],
      ["B", { waits: ["A"] }],
      ["C", { waits: ["B"] }],
    ]);
    expect(unblocks(list, buildGraph(list), "A")).toEqual(["B"]);
    expect(unblocks(list, buildGraph(list), "C")).toEqual([]);
    expect(waitingBehind(list, buildGraph(list), "A")).toEqual(["B", "C"]);
  });
});

describe("a phase and its parts", () => {
  const phases = { 1: {}, "1.1": { parent: "1" }, 2: { waits: ["1"] }, "2.1": { parent: "2" } };

  it("begin and end inside the phase around them", () => {
    const args = built({ A: { phase: "1.1" }, B: { phase: "2.1" } }, phases);
    expect(waitingBehind(...args, "A")).toEqual(["B"]);
    expect(ids(readyTasks(...args))).toEqual(["A"]);
  });

  it("of a task begin after what the task waits for, and end before what waits for it", () => {
    const args = built({ X: {}, W: { waits: ["X"] }, "W.1": { parent: "W" }, Y: { waits: ["W"] } });
    expect(waitingBehind(...args, "X")).toEqual(["W", "W.1", "Y"]);
    expect(waitingBehind(...args, "W.1")).toEqual(["W", "Y"]);
  });

  it("are found to wait in a circle in the order of the document", () => {
    const [, graph] = built({
      A: { waits: ["B"] },
      B: { waits: ["A"] },
      C: { waits: ["D"] },
      D: { waits: ["C"] },
      E: { waits: ["E"] },
    });
    expect(graph.cycles).toEqual([["A", "B"], ["C", "D"], ["E"]]);
    const [, backwards] = built({ C: { waits: ["D"] }, A: { waits: ["B"] }, D: { waits: ["C"] }, B: { waits: ["A"] } });
    expect(backwards.cycles).toEqual([
      ["C", "D"],
      ["A", "B"],
    ]);
  });
});

describe("the graph as JSON", () => {
  it("tells what became of each reference that is none", () => {
    const json = graphAsJson(...built({ A: { waits: ["A9", external("Legal")] } }, { 1: { waits: [phase("7")] } }));
    expect(json.unresolved).toEqual([
      { kind: "unknown-id", task: "A", phase: null, text: "A9", line: 1 },
      { kind: "external", task: "A", phase: null, text: "Legal", line: 1 },
      { kind: "unknown-phase", task: null, phase: "1", text: "7", line: 2 },
    ]);
  });
});

describe("phases that are said to run beside one another", () => {
  const list = taskListOf(
    { A: { phase: "1" }, B: { phase: "2" }, C: { phase: "3" } },
    { 1: {}, 2: { waits: [phase("1", "low")] }, 3: { waits: ["2"] } },
  );
  const leaning = (...references: Reference[]) => {
    const set = { task: null, references, declaredCount: null, phase: null, text: "", at: AT };
    const declared = { ...list, parallelSets: [set] };
    const [report] = compareOrders(declared, buildGraph(declared)).parallel;
    return report?.leaning.map(({ from, to, at }) => `${from.kind} ${from.id} ${to.kind} ${to.id} ${at.line}`);
  };

  it("lean on one another where one needs the other in a way that holds nobody", () => {
    expect(leaning(phase("1"), phase("2"))).toEqual(["phase 1 phase 2 5"]);
    expect(leaning(phase("2"), phase("3"))).toEqual([]);
    expect(leaning(phase("1"), phase("3"))).toEqual([]);
    expect(leaning(phase("2"))).toEqual([]);
    expect(leaning(id("A"), id("B"))).toEqual([]);
  });

  it("are not told where nothing is declared", () => {
    expect(compareOrders(list, buildGraph(list))).toEqual({ orders: [], parallel: [] });
  });
});

describe("waves", () => {
  it("say what comes first and no more: nothing of them is missing or turned round", () => {
    const list = tasksOf("- [ ] T001 a (depends on T002)\n- [ ] T002 b\n- [ ] T003 c (depends on T002)\n");
    const node = (name: string) => ({
      id: name,
      label: name,
      names: [{ kind: "id" as const, id: name }],
      members: [],
      at: AT,
    });
    const waves: Drawing = {
      kind: "waves",
      nodes: ["T001", "T002", "T009"].map(node),
      edges: [{ from: "T001", to: "T002", at: AT }],
      problem: null,
      at: AT,
    };
    const [report] = compareDrawings({ ...list, drawings: [waves] });
    expect([report?.reversed, report?.undeclared, report?.undrawn, report?.deadEnds]).toEqual([[], [], [], []]);
    expect(report?.order).toEqual({ phases: 0, early: [], uneven: [] });
    expect(report?.unknown.map(({ id }) => id)).toEqual(["T009"]);
    const [mermaid] = compareDrawings({ ...list, drawings: [{ ...waves, kind: "mermaid" }] });
    expect(mermaid?.reversed.map(({ from, to }) => `${from.id}>${to.id}`)).toEqual(["T001>T002"]);
  });

  it("are compared with nothing where nothing is drawn", () => {
    expect(compareDrawings(taskListOf({ A: {} }))).toEqual([]);
  });
});

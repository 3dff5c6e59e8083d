import { describe, expect, it } from "vitest";
import type { TaskList } from "../../../src/core/bundle/task-list.ts";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import { compareOrders, type Pair } from "../../../src/core/graph/compare-orders.ts";
import type { Reference } from "../../../src/core/references/expression.ts";
import { taskListOf } from "../../support/task-lists.ts";

const AT = { path: "tasks.md", line: 9, endLine: 9 };
const id = (name: string): Reference => ({ kind: "id", id: name, confidence: "exact" });

const LIST = taskListOf(
  {
    A: { phase: "1" },
    B: { phase: "1", waits: ["A"] },
    C: { phase: "2", waits: ["B"] },
    D: { phase: "2", waits: ["A"] },
    E: { phase: "3" },
  },
  { 1: {}, 2: {}, 3: {} },
);

function reported(more: Partial<TaskList>) {
  const list = { ...LIST, ...more };
  return compareOrders(list, buildGraph(list));
}

function order(...steps: (readonly string[])[]) {
  const declared = { kind: "critical-path" as const, steps: steps.map((step) => step.map(id)), text: "", at: AT };
  const [report] = reported({ orders: [declared] }).orders;
  return { unknown: report?.unknown, missing: spell(report?.missing ?? []) };
}

function parallel(task: string | null, ...names: string[]) {
  const set = { task, references: names.map(id), declaredCount: null, phase: null, text: "", at: AT };
  const [report] = reported({ parallelSets: [set] }).parallel;
  return { unknown: report?.unknown, waiting: spell(report?.waiting ?? []) };
}

const spell = (pairs: readonly Pair[]) => pairs.map(({ from, to }) => `${from.id}>${to.id}`);

describe("a declared order beside the graph", () => {
  it("is implied where each step waits for the one before, directly or through others", () => {
    expect(order(["A"], ["B"], ["C"])).toEqual({ unknown: [], missing: [] });
    expect(order(["A"], ["C", "D"])).toEqual({ unknown: [], missing: [] });
  });

  it("has hops that nothing implies", () => {
    expect(order(["B"], ["D"], ["E"])).toEqual({ unknown: [], missing: ["B>D", "D>E"] });
  });

  it("says nothing of two steps that share a part", () => {
    expect(order(["B", "D"], ["D", "E"], ["E"])).toEqual({ unknown: [], missing: [] });
  });

  it("names what nobody defines", () => {
    expect(order(["A"], ["Z9"], ["C"]).missing).toEqual([]);
    expect(order(["A"], ["B7"], ["C"]).unknown).toEqual(["B7"]);
  });

  it("of phases is implied where each task of a phase waits for some task of the one before", () => {
    expect(order(["1"], ["2"])).toEqual({ unknown: [], missing: [] });
    expect(order(["2"], ["3"])).toEqual({ unknown: [], missing: [] });
  });

  it("of phases is compared where a phase or a task in it says what it waits for", () => {
    const declared = { kind: "order" as const, steps: [[id("3")], [id("2")]], text: "", at: AT };
    const [report] = reported({ orders: [declared] }).orders;
    expect(spell(report?.missing ?? [])).toEqual(["3>2"]);
  });

  it("is no order of work where all chains run the other way", () => {
    const chain = (...ids: string[]) => ({
      kind: "order" as const,
      steps: ids.map((one) => [id(one)]),
      text: "",
      at: AT,
    });
    const turned = reported({ orders: [chain("B", "A"), chain("C", "B")] }).orders;
    expect(turned.flatMap(({ missing }) => spell(missing))).toEqual([]);
    const one = reported({ orders: [chain("B", "A")] }).orders;
    expect(one.flatMap(({ missing }) => spell(missing))).toEqual(["B>A"]);
  });
});

describe("a declared parallel set beside the graph", () => {
  it("may hold tasks that wait for one another", () => {
    expect(parallel(null, "B", "D")).toEqual({ unknown: [], waiting: [] });
    expect(parallel(null, "A", "C")).toEqual({ unknown: [], waiting: ["A>C"] });
  });

  it("compares only who runs beside whom, where it says so", () => {
    const set = { task: null, references: ["A", "C", "D"].map(id), declaredCount: null, phase: null, text: "", at: AT };
    const beside = { ...set, sides: [[id("D")], [id("A"), id("C")]] };
    const [report] = reported({ parallelSets: [beside] }).parallel;
    expect(spell(report?.waiting ?? [])).toEqual(["A>D"]);
  });

  it("may be a task's own, and then only that task is compared", () => {
    expect(parallel("C", "A", "D", "B")).toEqual({ unknown: [], waiting: ["A>C", "B>C"] });
  });

  it("is not looked at where there is none", () => {
    expect(reported({})).toEqual({ orders: [], parallel: [] });
  });
});

it("a range of tasks speaks of them, and not of their parts", () => {
  const list = taskListOf({ 1: {}, "1.1": { parent: "1" }, "1.2": { parent: "1", waits: ["1.1"] }, 2: {} });
  const references: Reference[] = [{ kind: "range", from: "1", to: "2", confidence: "exact" }];
  const set = { task: null, references, declaredCount: null, phase: null, text: "", at: AT };
  const [report] = compareOrders({ ...list, parallelSets: [set] }, buildGraph(list)).parallel;
  expect(spell(report?.waiting ?? [])).toEqual([]);
});

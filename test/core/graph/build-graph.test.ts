import { describe, expect, it } from "vitest";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import type { TaskGraph } from "../../../src/core/graph/task-graph.ts";
import type { Reference } from "../../../src/core/references/expression.ts";
import { taskListOf } from "../../support/task-lists.ts";

const phase = (id: string): Reference => ({ kind: "phase", id, confidence: "exact" });
const range = (from: string, to: string): Reference => ({ kind: "range", from, to, confidence: "exact" });
const wildcard = (prefix: string): Reference => ({ kind: "wildcard", prefix, confidence: "high" });

function dependencies(graph: TaskGraph, id: string): string[] {
  return graph.dependenciesOf(id).map(({ from }) => from);
}

function problems(graph: TaskGraph): string[] {
  return graph.unresolved.map(({ kind, text, candidates }) => [kind, text, ...candidates].join(" "));
}

describe("what an expression becomes", () => {
  it("makes one edge per id, in the order in which they are written", () => {
    const graph = buildGraph(taskListOf({ T001: {}, T002: {}, T003: { waits: ["T002", "T001"] } }));
    expect(dependencies(graph, "T003")).toEqual(["T002", "T001"]);
    expect(graph.edges.map(({ confidence, via }) => [confidence, via])).toEqual([
      ["exact", null],
      ["exact", null],
    ]);
    expect(graph.dependentsOf("T001").map(({ to }) => to)).toEqual(["T003"]);
  });

  it("forgives letter case", () => {
    expect(dependencies(buildGraph(taskListOf({ T001: {}, T002: { waits: ["t001"] } })), "T002")).toEqual(["T001"]);
  });

  it("turns the arrow round where a task blocks others", () => {
    const graph = buildGraph(taskListOf({ T008: { blocks: ["T009", "T015"] }, T009: {}, T015: {} }));
    expect(dependencies(graph, "T009")).toEqual(["T008"]);
    expect(dependencies(graph, "T015")).toEqual(["T008"]);
  });

  it("keeps the surest statement of a pair that is stated twice", () => {
    const vague: Reference = { kind: "id", id: "T001", confidence: "medium" };
    const graph = buildGraph(taskListOf({ T001: {}, T002: { waits: [vague, "T001"] } }));
    expect(graph.edges.map(({ confidence }) => confidence)).toEqual(["exact"]);
  });

  it("reads an id of a milestone as all of its tasks, those of its sub-phases included", () => {
    const list = taskListOf(
      { "M1.1.1": { phase: "1.1" }, "M1.2.1": { phase: "1.2" }, D1: { waits: ["M1"] } },
      { M1: {}, "1.1": { parent: "M1" }, "1.2": { parent: "M1" } },
    );
    const graph = buildGraph(list);
    expect(dependencies(graph, "D1")).toEqual(["M1.1.1", "M1.2.1"]);
    expect(graph.edges.map(({ via, confidence }) => [via, confidence])).toEqual([
      ["M1", "high"],
      ["M1", "high"],
    ]);
    expect(problems(graph)).toEqual([]);
  });

  it("lets the group win over a task of the same id, and says so", () => {
    const list = taskListOf({ "M1.1": { phase: "M1" }, M1: {}, D1: { waits: ["M1"] } }, { M1: {} });
    const graph = buildGraph(list);
    expect(dependencies(graph, "D1")).toEqual(["M1.1"]);
    expect(problems(graph)).toEqual(["ambiguous M1 M1.1"]);
  });

  it("does not call a heading's gate ambiguous: phases wait for phases", () => {
    const list = taskListOf(
      { "M1.1": { phase: "M1" }, M1: { phase: "R" }, R1: { phase: "R" } },
      { M1: {}, R: { waits: ["M1"] } },
    );
    expect(problems(buildGraph(list))).toEqual([]);
  });

  it("reads the beginning of ids as a group where no task has that id", () => {
    const graph = buildGraph(taskListOf({ "M1.1.1": {}, "M1.1.2": {}, "M1.10.1": {}, X1: { waits: ["M1.1"] } }));
    expect(dependencies(graph, "X1")).toEqual(["M1.1.1", "M1.1.2"]);
  });

  it("reads a user story as its tasks", () => {
    const graph = buildGraph(taskListOf({ T001: { story: "US1" }, T002: { story: "US2" }, T003: { waits: ["US1"] } }));
    expect(dependencies(graph, "T003")).toEqual(["T001"]);
  });

  it("runs a range over the defined ids between its ends", () => {
    const graph = buildGraph(
      taskListOf({ T001: {}, T002: {}, "T002.5": {}, X9: {}, T004: {}, T009: { waits: [range("T002", "T004")] } }),
    );
    expect(dependencies(graph, "T009")).toEqual(["T002", "T002.5", "T004"]);
  });

  it("reports the missing end of a range and keeps the other", () => {
    const graph = buildGraph(taskListOf({ T001: {}, T002: {}, T009: { waits: [range("T002", "T008")] } }));
    expect(dependencies(graph, "T009")).toEqual(["T002"]);
    expect(problems(graph)).toEqual(["unknown-id T008"]);
  });

  it("reports a range that runs backwards, with the way round it should run", () => {
    const graph = buildGraph(taskListOf({ T004: {}, T010: {}, T011: { waits: [range("T010", "T004")] } }));
    expect(problems(graph)).toEqual(["invalid-range T010-T004 T004-T010"]);
  });

  it("reports a range between different kinds of ids", () => {
    const graph = buildGraph(taskListOf({ T001: {}, M3: {}, X1: { waits: [range("T001", "M3")] } }));
    expect(problems(graph)).toEqual(["invalid-range T001-M3"]);
  });

  it("expands a wildcard to all ids with its prefix, but never to the task itself or to what depends on it", () => {
    const graph = buildGraph(
      taskListOf({
        "P3.1": {},
        "P3.2": { waits: [wildcard("P3")] },
        "P3.3": { waits: ["P3.2"] },
        "P3.4": { waits: ["P3.3"] },
        "P30.1": {},
      }),
    );
    expect(dependencies(graph, "P3.2")).toEqual(["P3.1"]);
    expect(graph.cycles).toEqual([]);
  });

  it("reports a wildcard that matches nothing but the task itself", () => {
    const graph = buildGraph(taskListOf({ "P3.1": { waits: [wildcard("P3")] } }));
    expect(graph.edges).toEqual([]);
    expect(problems(graph)).toEqual(["empty-wildcard P3.*"]);
  });

  it("reports a wildcard that matches nothing, with those that would match", () => {
    const graph = buildGraph(taskListOf({ "P3.1": {}, "P4.1": { waits: [wildcard("P7")] } }));
    expect(problems(graph)).toEqual(["empty-wildcard P7.*"]);
  });

  it("reports unknown ids with the nearest ones, and prose and outside parties as what they are", () => {
    const graph = buildGraph(
      taskListOf({
        "2.1": {},
        "2.2": {},
        "3.1": {
          waits: ["2.3", { kind: "prose", text: "All implementation tasks" }, { kind: "external", text: "Legal" }],
        },
      }),
    );
    expect(problems(graph)).toEqual(["unknown-id 2.3", "prose All implementation tasks", "external Legal"]);
  });

  it("keeps a wait between phases as one barrier, however many tasks they have", () => {
    const list = taskListOf(
      { T001: { phase: "1" }, T002: { phase: "1" }, T003: { phase: "2" }, T004: { phase: "2" } },
      { 1: {}, 2: { waits: [phase("1")] } },
    );
    const graph = buildGraph(list);
    expect(graph.edges).toEqual([]);
    expect(graph.barriers.map(({ phase, waitsFor }) => ({ phase, waitsFor }))).toEqual([
      { phase: "2", waitsFor: ["1"] },
    ]);
  });

  it("runs a range of phases over phases of one level", () => {
    const list = taskListOf(
      { A1: { phase: "M2" }, B1: { phase: "3.1" }, C1: { phase: "R" } },
      { M2: {}, M3: {}, "3.1": { parent: "M3" }, R: { waits: [range("M2", "M3")] } },
    );
    expect(buildGraph(list).barriers.map(({ waitsFor }) => waitsFor)).toEqual([["M2", "M3"]]);
  });

  it("reads a task's wait for a phase as a wait for the phase's tasks", () => {
    const list = taskListOf({ T001: { phase: "1" }, T002: { waits: [phase("1")] } }, { 1: {} });
    expect(dependencies(buildGraph(list), "T002")).toEqual(["T001"]);
  });

  it("lets every task of a section wait for the task that its heading names", () => {
    const list = taskListOf(
      { T016: { phase: "1" }, T020: { phase: "2" }, T021: { phase: "2" } },
      { 1: {}, 2: { waits: ["T016"] } },
    );
    const graph = buildGraph(list);
    expect(dependencies(graph, "T020")).toEqual(["T016"]);
    expect(dependencies(graph, "T021")).toEqual(["T016"]);
  });

  it("takes prefix groups that are whole phases for those phases, so that the wait stays a barrier", () => {
    const list = taskListOf(
      { "M1.1": { phase: "1" }, "M1.2": { phase: "1" }, R1: { phase: "2" } },
      { 1: {}, 2: { waits: [wildcard("M1")] } },
    );
    const graph = buildGraph(list);
    expect(graph.edges).toEqual([]);
    expect(graph.barriers.map(({ waitsFor }) => waitsFor)).toEqual([["1"]]);
  });

  it("reports unknown and empty phases: nothing to wait for is not the same as done", () => {
    const list = taskListOf({ T001: { phase: "3" } }, { 1: {}, 3: { waits: [phase("9"), phase("1")] } });
    expect(problems(buildGraph(list))).toEqual(["unknown-phase 9", "empty-wildcard Phase 1"]);
  });

  it("refuses to expand more than a document can mean, and says so", () => {
    const tasks = Array.from({ length: 600 }, (_, at) => [`P1.${at}`, { waits: [wildcard("P1")] }] as const);
    const graph = buildGraph(taskListOf(tasks));
    expect(graph.unresolved.map(({ kind }) => kind)).toContain("too-many");
    expect(graph.edges.length).toBeLessThanOrEqual(100_000);
  });
});

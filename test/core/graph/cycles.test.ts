import { describe, expect, it } from "vitest";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import { type PhaseSketch, type TaskSketch, taskListOf } from "../../support/task-lists.ts";

function cyclesOf(tasks: Readonly<Record<string, TaskSketch>>, phases: Readonly<Record<string, PhaseSketch>> = {}) {
  return buildGraph(taskListOf(tasks, phases)).cycles;
}

describe("cycles", () => {
  it("are reported once each, as a shortest way from the first task back to itself", () => {
    expect(
      cyclesOf({
        A: { waits: ["D", "B"] },
        B: { waits: ["A"] },
        C: { waits: ["B"] },
        D: { waits: ["C"] },
        X: { waits: ["Y"] },
        Y: { waits: ["X"] },
      }),
    ).toEqual([
      ["A", "B"],
      ["X", "Y"],
    ]);
  });

  it("include a task that waits for itself", () => {
    expect(cyclesOf({ A: { waits: ["A"] } })).toEqual([["A"]]);
  });

  it("are not made of two tasks that wait for all the others", () => {
    const all = { kind: "set", of: "all", filter: "", text: "All tasks", confidence: "high" } as const;
    expect(cyclesOf({ A: {}, B: { waits: [all] }, C: { waits: [all] } })).toEqual([]);
  });

  it("are found through barriers", () => {
    const tasks = { A: { phase: "1", waits: ["B"] }, B: { phase: "2" } };
    expect(cyclesOf(tasks, { 1: {}, 2: { waits: ["1"] } })).toEqual([["A", "B"]]);
  });

  it("are not made of doubtful dependencies", () => {
    const doubtful = { kind: "id", id: "B", confidence: "medium" } as const;
    expect(cyclesOf({ A: { waits: [doubtful] }, B: { waits: ["A"] } })).toEqual([]);
  });

  it("are not made by an id that two phases use", () => {
    const list = taskListOf(
      [
        ["A", { phase: "1" }],
        ["A", { phase: "2" }],
      ],
      { 1: {}, 2: { waits: ["1"] } },
    );
    expect(buildGraph(list).cycles).toEqual([]);
  });

  it("do not hide that a sub-phase waits for the phase it stands in", () => {
    const tasks = { A: { phase: "1.1" }, B: { phase: "1.2" } };
    const phases = { 1: {}, "1.1": { parent: "1" }, "1.2": { parent: "1", waits: ["1"] } };
    expect(cyclesOf(tasks, phases)).toEqual([["B"]]);
  });

  it("are found in a chain of 100,000 tasks without a deep call stack, in linear time", () => {
    const tasks = Array.from(
      { length: 100_000 },
      (_, at) => [`T${at}`, { waits: [`T${(at + 1) % 100_000}`] }] as const,
    );
    const [cycle, ...more] = buildGraph(taskListOf(tasks)).cycles;
    expect(cycle?.length).toBe(100_000);
    expect(more).toEqual([]);
  });
});

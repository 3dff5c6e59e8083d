import { describe, expect, it } from "vitest";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import { findMergeGain } from "../../../src/core/report/merge-gain.ts";
import { taskListOf } from "../../support/task-lists.ts";

type Tasks = Parameters<typeof taskListOf>[0];

const PHASES = { 1: { title: "Setup" }, 2: { title: "Core" } };
const BEFORE: Tasks = {
  T001: { status: "done", phase: "1" },
  T002: { phase: "1" },
  T003: { phase: "2", waits: ["T002"] },
  T004: { phase: "2", waits: ["T003"] },
  T005: { phase: "2" },
};

function graphed(tasks: Tasks) {
  const list = taskListOf(tasks, PHASES);
  return { list, graph: buildGraph(list) };
}

describe("findMergeGain", () => {
  it("counts what the pull request claims, as a whole and by phase, and names what can start then", () => {
    const gain = findMergeGain(graphed(BEFORE), graphed(BEFORE), ["T002"]);
    expect(gain).toMatchObject({ done: 1, phases: [1, 0], unblocks: [{ id: "T003" }] });
    expect(gain.reached).toEqual({ done: 2, phases: [2, 0] });
  });

  it("counts what the pull request ticks itself, and the same task once", () => {
    const ticked = graphed({ ...BEFORE, T002: { phase: "1", status: "done" } });
    expect(findMergeGain(ticked, graphed(BEFORE), ["T002"])).toMatchObject({ done: 1, phases: [1, 0] });
  });

  it("is less than nothing where a task is opened again, and unblocks none", () => {
    const reopened = graphed({ ...BEFORE, T001: { phase: "1" } });
    expect(findMergeGain(reopened, graphed(BEFORE), [])).toMatchObject({ done: -1, phases: [-1, 0], unblocks: [] });
  });

  it("unblocks no task that is new, and none in a bundle that is new", () => {
    const added = graphed({ ...BEFORE, T006: { phase: "2" } });
    expect(findMergeGain(added, graphed(BEFORE), ["T005"]).unblocks).toEqual([]);
    expect(findMergeGain(added, null, ["T002"])).toMatchObject({ done: 2, unblocks: [] });
  });

  it("leaves a cancelled task cancelled", () => {
    const cancelled = graphed({ ...BEFORE, T002: { phase: "1", status: "cancelled" } });
    expect(findMergeGain(cancelled, graphed(BEFORE), ["T002"]).done).toBe(0);
  });
});

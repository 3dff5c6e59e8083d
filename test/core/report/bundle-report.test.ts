import { describe, expect, it } from "vitest";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import { buildBundleReport } from "../../../src/core/report/bundle-report.ts";
import { taskListOf } from "../../support/task-lists.ts";

const LOCATION = { path: "specs/001-example", slug: "001-example", layout: "spec-kit", documents: [] };
const BUNDLE = { location: LOCATION, documents: [], unread: [], taskList: null };

describe("buildBundleReport", () => {
  const list = taskListOf(
    {
      T001: { status: "done", phase: "1" },
      T002: { status: "todo", phase: "1" },
      T003: { status: "todo", phase: "1", waits: ["T002"] },
      T004: { status: "cancelled", phase: "1" },
    },
    { 1: { title: "Phase 1: Setup" } },
  );
  const report = buildBundleReport({
    bundle: BUNDLE,
    list,
    graph: buildGraph(list),
    findings: [],
    looked: [],
    completes: ["T003", "T002", "T999"],
    asked: ["t003", "T999"],
  });

  it("counts the tasks as a whole and per phase, without the cancelled ones", () => {
    expect(report.counts).toEqual({ tasks: 4, byStatus: { done: 1, todo: 2, cancelled: 1 }, parallel: 0 });
    expect(report.progress.map(({ tally }) => tally)).toEqual([{ done: 1, total: 3 }]);
  });

  it("names what is ready and what is blocked", () => {
    expect(report.ready.map(({ id }) => id)).toEqual(["T002"]);
    expect(report.blocked.map(({ task, waitsFor }) => [task.id, waitsFor])).toEqual([["T003", ["T002"]]]);
  });

  it("names the claimed tasks that exist, in document order", () => {
    expect(report.completes.map(({ id }) => id)).toEqual(["T002", "T003"]);
  });

  it("details the tasks that are asked about, by id whatever its case", () => {
    expect(report.details).toMatchObject([
      {
        task: { id: "T003", status: "todo" },
        phaseTitle: "Phase 1: Setup",
        dependsOn: [{ id: "T002", status: "todo" }],
        waitsFor: ["T002"],
        isReady: false,
        unblocks: [],
      },
    ]);
  });

  it("draws the graph", () => {
    expect(report.mermaid).toMatch(/^flowchart LR\n/);
  });

  it("is plain data, so that it can cross threads", () => {
    expect(structuredClone(report)).toEqual(report);
  });

  it("says of a bundle without tasks that there is nothing to do", () => {
    const empty = buildBundleReport({
      bundle: BUNDLE,
      list: null,
      graph: null,
      findings: [],
      looked: [],
      completes: ["T1"],
      asked: [],
    });
    expect(empty).toMatchObject({
      dialect: null,
      tasksPath: null,
      ready: [],
      blocked: [],
      completes: [],
      mermaid: null,
    });
  });
});

import { describe, expect, it } from "vitest";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import { findCriticalPath } from "../../../src/core/graph/critical-path.ts";
import { renderDot } from "../../../src/core/graph/dot.ts";
import { graphAsJson } from "../../../src/core/graph/json.ts";
import { renderMermaid } from "../../../src/core/graph/mermaid.ts";
import { blockedTasks, readyTasks } from "../../../src/core/graph/ready.ts";
import { findWaves } from "../../../src/core/graph/waves.ts";
import { tasksOf } from "../../support/bundles.ts";

const idOf = (at: number) => `T${String(at).padStart(4, "0")}`;

/** Phase 1 with so many tasks, the first of them open, and a second one in which all wait for the first. */
function built(first: number, second: number, note = "(depends on Phase 1)", more = "") {
  const base = Array.from({ length: first }, (_, at) => `- [${at === 0 ? " " : "x"}] ${idOf(at + 1)} Base${more}`);
  const rest = Array.from({ length: second }, (_, at) => `- [ ] ${idOf(first + at + 1)} More ${note}`);
  const list = tasksOf(`# Tasks\n\n## Phase 1: Base\n\n${base.join("\n")}\n\n## Phase 2: More\n\n${rest.join("\n")}\n`);
  return { list, graph: buildGraph(list) };
}

describe("tasks that wait for a phase", () => {
  it("wait for it as a whole where it has many tasks, so that the graph grows with their sum", () => {
    const { graph } = built(400, 400);
    expect([graph.edges.length, graph.taskBarriers.length, graph.unresolved]).toEqual([0, 400, []]);
    expect(graph.taskBarriersOf("T0401")).toMatchObject([
      { task: "T0401", waitsFor: ["1"], via: "1", source: "inline", confidence: "exact", at: { line: 408 } },
    ]);
  });

  it.each([30, 31])("are ordered alike, written out or as a whole: %i", (size) => {
    const { list, graph } = built(size, 2);
    expect(graph.edges.length > 0).toBe(size === 30);
    expect(findWaves(list, graph).map(({ length }) => length)).toEqual([size, 2]);
    expect(findCriticalPath(list, graph).tasks).toEqual(["T0001", idOf(size + 1)]);
    expect(readyTasks(list, graph).map(({ id }) => id)).toEqual(["T0001"]);
    expect(blockedTasks(list, graph).map(({ task }) => task.id)).toEqual([idOf(size + 1), idOf(size + 2)]);
    expect(renderMermaid(list, graph)).toMatch(/p0 [-=]+> (?:t\d+|p1)/);
  });

  it("are blocked by the phase, which has one name", () => {
    const { list, graph } = built(31, 1);
    expect(blockedTasks(list, graph).map(({ waitsFor }) => waitsFor)).toEqual([["Phase 1: Base"]]);
  });

  it("are drawn below it in DOT and listed in JSON with source and confidence", () => {
    const { list, graph } = built(31, 1);
    expect(renderDot(list, graph)).toContain('"phase:1" -> "task:T0032";');
    expect(graphAsJson(list, graph).taskBarriers).toEqual([
      { task: "T0032", waitsFor: ["1"], source: "inline", confidence: "exact", via: "1", line: 39 },
    ]);
  });

  it("make a circle with a task of it that waits for them by way of another", () => {
    const { graph } = built(31, 1, "(depends on Phase 1)", " (depends on Phase 2)");
    expect(graph.cycles).toHaveLength(1);
  });

  it("are not meant where they stand in it, or where a task of it waits for them", () => {
    const own = built(31, 1, "(depends on Phase 2)").graph;
    expect(own.taskBarriers).toEqual([]);
    const { graph } = built(31, 1, "(depends on Phase 1)", " (depends on T0032)");
    expect([graph.taskBarriers, graph.cycles]).toEqual([[], []]);
  });
});

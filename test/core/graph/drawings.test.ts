import { describe, expect, it } from "vitest";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import { renderDot } from "../../../src/core/graph/dot.ts";
import { renderMermaid } from "../../../src/core/graph/mermaid.ts";
import { drawPhases } from "../../../src/core/graph/mermaid-phases.ts";
import { type PhaseSketch, type TaskSketch, taskListOf } from "../../support/task-lists.ts";

type Tasks = Parameters<typeof taskListOf>[0];

function mermaid(tasks: Tasks, phases: Readonly<Record<string, PhaseSketch>> = {}, highlight: string[] = []) {
  const list = taskListOf(tasks, phases);
  return renderMermaid(list, buildGraph(list), { highlight: new Set(highlight) });
}

const edgesIn = (drawing: string | null) => (drawing ?? "").split("\n").filter((line) => /-->|==>|-\.->/.test(line));

describe("the Mermaid drawing", () => {
  it("tells done, this change, ready and blocked apart by a symbol, a shape and a class", () => {
    const tasks: Record<string, TaskSketch> = {
      A: { status: "done" },
      B: { waits: ["A"] },
      C: { waits: ["A"] },
      D: { waits: ["C"] },
      E: { waits: ["A"], status: "in-progress" },
      F: { waits: ["A"], status: "cancelled" },
    };
    const drawing = mermaid(tasks, {}, ["B"]);
    expect(drawing).toMatch(/^flowchart LR\n/);
    expect(drawing).toContain('t0["✓ A Title of A"]:::done');
    expect(drawing).toContain('t1[["★ B Title of B"]]:::change');
    expect(drawing).toContain('t2(["▶ C Title of C"]):::ready');
    expect(drawing).toContain('t3{{"⏸ D Title of D"}}:::blocked');
    expect(drawing).toContain('t4("◐ E Title of E"):::active');
    expect(drawing).toContain('t5>"✗ F Title of F"]:::dropped');
    expect(edgesIn(drawing)).toEqual(["  t0 --> t1", "  t0 --> t2", "  t2 --> t3", "  t0 --> t4", "  t0 --> t5"]);
  });

  it("draws what waits for this change as it will be once that is done, tasks and phases alike", () => {
    const sketches: Record<string, TaskSketch> = { A: { phase: "1" }, B: { phase: "2", waits: ["A"] } };
    const list = taskListOf(sketches, { 1: {}, 2: {} });
    const tasks = list.tasks.map((task) => (task.id === "A" ? { ...task, status: "done" as const } : task));
    const options = { highlight: new Set(["A"]), after: { ...list, tasks } };
    expect(renderMermaid(list, buildGraph(list), { highlight: new Set(["A"]) })).toContain("⏸ B");
    expect(renderMermaid(list, buildGraph(list), options)).toContain("▶ B");
    const most = { nodes: 9, edges: 9 };
    const { nodes } = drawPhases(list, buildGraph(list), options.highlight, most, undefined, options.after);
    expect(nodes.join("\n")).toMatch(/★ 1\/1 .*\n.*▶ 0\/1 /);
  });

  it("lets no title speak Mermaid, Markdown or HTML", () => {
    const title = 'end"] --> x\n%%{init: {}}%% <script> `"click` @octocat #35;';
    const drawing = mermaid({ A: { title }, B: { waits: ["A"] } }) ?? "";
    const label = /t0\W+"([^"]*)"/.exec(drawing)?.[1] ?? "";
    expect(label.replace(/#\d+;/g, "")).not.toMatch(/[<>"`%{}[\]@#]/);
    expect(edgesIn(drawing)).toHaveLength(1);
  });

  it("draws a dependency on a whole phase as one arrow from it, and a barrier between phases", () => {
    const drawing = mermaid(
      { A1: { phase: "1" }, A2: { phase: "1", waits: ["A1"] }, B1: { phase: "2", waits: ["1"] }, C1: { phase: "3" } },
      { 1: {}, 2: {}, 3: { waits: ["2"] } },
    );
    expect(edgesIn(drawing)).toEqual(["  t0 --> t1", "  p0 --> t2", "  p1 ==> p2"]);
  });

  it("summarises by phase what is too large to draw, within GitHub's limits", () => {
    const tasks = Array.from({ length: 3000 }, (_, at) => {
      const sketch: TaskSketch = { phase: `${at % 300}`, ...(at > 0 ? { waits: [`T${at - 1}`] } : {}) };
      return [`T${at}`, sketch] as const;
    });
    const phases = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`${at}`, { title: "x".repeat(5000) }]));
    const drawing = mermaid(tasks, phases) ?? "";
    expect(drawing.length).toBeLessThan(50_000);
    expect(edgesIn(drawing).length).toBeLessThan(500);
    expect(drawing).toContain("0/10");
    expect(drawing).toContain("and 150 more phases");
  });

  it("is nothing where nothing waits", () => {
    expect(mermaid({ A: {}, B: {} })).toBeNull();
  });
});

describe("the DOT drawing", () => {
  it("holds every edge and quotes titles", () => {
    const list = taskListOf({ A: { title: 'say "hi"\\' }, B: { waits: ["A"] } });
    const dot = renderDot(list, buildGraph(list));
    expect(dot).toContain('"task:A" -> "task:B";');
    expect(dot).toContain('say \\"hi\\"\\\\');
  });
});

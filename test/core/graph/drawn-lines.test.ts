import { describe, expect, it } from "vitest";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import { renderDot } from "../../../src/core/graph/dot.ts";
import { renderMermaid } from "../../../src/core/graph/mermaid.ts";
import { mermaidLabel } from "../../../src/core/graph/mermaid-label.ts";
import { drawPhases } from "../../../src/core/graph/mermaid-phases.ts";
import { drawTasks } from "../../../src/core/graph/mermaid-tasks.ts";
import type { Reference } from "../../../src/core/references/expression.ts";
import { type PhaseSketch, type TaskSketch, taskListOf } from "../../support/task-lists.ts";

type Tasks = Readonly<Record<string, TaskSketch>>;
type Phases = Readonly<Record<string, PhaseSketch>>;

const PLENTY = { nodes: 100, edges: 100 };
const NONE: ReadonlySet<string> = new Set();
const doubtful = (id: string): Reference => ({ kind: "id", id, confidence: "medium" });
const doubtfulPhase = (id: string): Reference => ({ kind: "phase", id, confidence: "medium" });

function tasksDrawn(tasks: Tasks, phases: Phases = {}, most = PLENTY) {
  const list = taskListOf(tasks, phases);
  return drawTasks(list, buildGraph(list), NONE, most);
}

function phasesDrawn(tasks: Tasks, phases: Phases = {}, highlight = NONE, most = PLENTY) {
  const list = taskListOf(tasks, phases);
  return drawPhases(list, buildGraph(list), highlight, most);
}

describe("a drawing of tasks", () => {
  it("leaves out who waits for nobody and is waited for by nobody", () => {
    const drawn = tasksDrawn({ A: {}, B: { waits: ["A"] }, C: {} });
    expect(drawn).toEqual({
      nodes: ['t0(["▶ A Title of A"]):::ready', 't1{{"⏸ B Title of B"}}:::blocked'],
      edges: ["t0 --> t1"],
      boxes: 2,
    });
  });

  it("puts tasks into their outermost phase", () => {
    const drawn = tasksDrawn(
      { A: { phase: "1.1" }, B: { phase: "1", waits: ["A"] }, C: { waits: ["B"] } },
      { 1: { title: "Base" }, "1.1": { parent: "1" } },
    );
    expect(drawn?.nodes).toEqual([
      't2{{"⏸ C Title of C"}}:::blocked',
      'subgraph p0["Base"]',
      '  t0(["▶ A Title of A"]):::ready',
      '  t1{{"⏸ B Title of B"}}:::blocked',
      "end",
    ]);
  });

  it("draws a phase without drawn tasks as a box where an arrow needs it", () => {
    const drawn = tasksDrawn(
      { A: { phase: "1" }, B: { phase: "2" }, C: { phase: "3" }, D: { waits: ["C"] } },
      { 1: { title: "Base" }, 2: { title: "Pages", waits: ["1"] }, 3: { title: "Rest" } },
    );
    expect(drawn?.nodes).toEqual([
      't3{{"⏸ D Title of D"}}:::blocked',
      'p0["Base"]',
      'p1["Pages"]',
      'subgraph p2["Rest"]',
      '  t2(["▶ C Title of C"]):::ready',
      "end",
    ]);
    expect(drawn?.edges).toEqual(["t2 --> t3", "p0 ==> p1"]);
    expect(drawn?.boxes).toBe(2);
  });

  it("draws what waits for a whole outermost phase, or is waited for by one, as one arrow of it", () => {
    const phase: Reference = { kind: "phase", id: "1", confidence: "high" };
    const inner: Reference = { kind: "phase", id: "1.1", confidence: "high" };
    const tasks: Tasks = { A: { phase: "1.1" }, B: { phase: "1.1" }, C: { phase: "2", waits: [phase] } };
    expect(tasksDrawn(tasks, { 1: {}, "1.1": { parent: "1" }, 2: {} })?.edges).toEqual(["p0 --> t2"]);
    const below = { ...tasks, C: { phase: "2", waits: [inner] } };
    expect(tasksDrawn(below, { 1: {}, "1.1": { parent: "1" }, 2: {} })?.edges).toEqual(["t0 --> t2", "t1 --> t2"]);
    const before: Tasks = { A: { phase: "1" }, B: { phase: "1" }, C: { phase: "2", blocks: [phase] } };
    expect(tasksDrawn(before, { 1: {}, 2: {} })?.edges).toEqual(["t2 --> p0"]);
  });

  it("draws a large phase that a task waits for as a whole, doubled or dotted, and no box for its tasks", () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`A${at}`, { phase: "1" }]));
    const sure: Reference = { kind: "phase", id: "1", confidence: "high" };
    const drawn = tasksDrawn({ ...many, B: { phase: "2", waits: [sure] } }, { 1: { title: "Base" }, 2: {} });
    expect(drawn?.edges).toEqual(["p0 ==> t40"]);
    expect(drawn?.nodes[0]).toBe('p0["Base"]');
    expect(drawn?.boxes).toBe(1);
    const unsure = tasksDrawn({ ...many, B: { phase: "2", waits: [doubtfulPhase("1")] } }, { 1: {}, 2: {} });
    expect(unsure?.edges).toEqual(["p0 -.-> t40"]);
  });

  it("draws tasks that a large phase waits for, but for those inside of it", () => {
    const many = (phase: string) => Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`B${at}`, { phase }]));
    const outside = tasksDrawn({ A: { phase: "1" }, ...many("2") }, { 1: {}, 2: { waits: ["A"] } });
    expect(outside?.edges).toEqual(["t0 ==> p1"]);
    const unsure = tasksDrawn({ A: { phase: "1" }, ...many("2") }, { 1: {}, 2: { waits: [doubtful("A")] } });
    expect(unsure?.edges).toEqual(["t0 -.-> p1"]);
    const phases: Phases = { 2: {}, "2.1": { parent: "2", waits: ["A"] } };
    expect(tasksDrawn({ A: { phase: "2" }, ...many("2.1") }, phases)?.edges).toEqual([]);
  });

  it("is none where single dependencies alone are about more tasks than may be drawn", () => {
    const chain: Tasks = { A: {}, B: { waits: ["A"] }, C: { waits: ["B"] } };
    expect(tasksDrawn(chain, {}, { nodes: 2, edges: 100 })).toBeNull();
    expect(tasksDrawn(chain, {}, { nodes: 3, edges: 100 })?.boxes).toBe(3);
    expect(tasksDrawn(chain, {}, { nodes: 3, edges: 1 })).toBeNull();
  });

  it("dots the arrows that are not sure", () => {
    expect(tasksDrawn({ A: {}, B: { waits: [doubtful("A")] } })?.edges).toEqual(["t0 -.-> t1"]);
    const phases = { 1: {}, 2: { waits: [doubtfulPhase("1")] } };
    expect(tasksDrawn({ A: { phase: "1" }, B: { phase: "2" } }, phases)?.edges).toEqual(["p0 -.-> p1"]);
  });

  it("draws one arrow for a wait for a whole phase, and one to a phase that waits", () => {
    const phases = { 1: {}, 2: {} };
    const tasks = { A: { phase: "1" }, B: { phase: "1" }, C: { phase: "2", waits: ["1"] } };
    expect(tasksDrawn(tasks, phases)?.edges).toEqual(["p0 --> t2"]);
    const blocking = { A: { phase: "1" }, B: { phase: "1" }, C: { phase: "2", blocks: ["1"] } };
    expect(tasksDrawn(blocking, phases)?.edges).toEqual(["t2 --> p0"]);
  });

  it("draws every arrow of a wait for the phase that a task itself stands in", () => {
    const phases = { 1: {} };
    const tasks = { A: { phase: "1" }, B: { phase: "1" }, C: { phase: "1", waits: ["1"] } };
    expect(tasksDrawn(tasks, phases)?.edges).toEqual(["t0 --> t2", "t1 --> t2"]);
  });

  it("draws every arrow of a wait for a phase below another", () => {
    const phases = { 1: {}, "1.1": { parent: "1" }, 2: {} };
    const tasks = { A: { phase: "1.1" }, B: { phase: "1.1" }, C: { phase: "2", waits: ["1.1"] } };
    expect(tasksDrawn(tasks, phases)?.edges).toEqual(["t0 --> t2", "t1 --> t2"]);
  });

  it("draws a phase's wait for single tasks from outside of it", () => {
    const tasks = { A: { phase: "1" }, B: { phase: "2" }, C: { phase: "2" } };
    const drawn = tasksDrawn(tasks, { 1: {}, 2: { waits: ["A"] } });
    expect(drawn?.edges).toEqual(["t0 --> p1"]);
  });

  it("draws no wait inside one outermost phase as a wait of phases", () => {
    const tasks = { A: { phase: "1.1" }, B: { phase: "1.2" } };
    const phases = { 1: {}, "1.1": { parent: "1" }, "1.2": { parent: "1", waits: ["1.1"] } };
    expect(tasksDrawn(tasks, phases)?.edges).toEqual([]);
  });

  it("is given up where it would have more boxes or arrows than may be", () => {
    const tasks = { A: {}, B: { waits: ["A"] }, C: { waits: ["A", "B"] } };
    expect(tasksDrawn(tasks, {}, { nodes: 3, edges: 3 })).not.toBeNull();
    expect(tasksDrawn(tasks, {}, { nodes: 2, edges: 3 })).toBeNull();
    expect(tasksDrawn(tasks, {}, { nodes: 3, edges: 2 })).toBeNull();
  });

  it("draws the first of two tasks with one id, and a task without an id by its title", () => {
    const twice = taskListOf([
      ["A", { title: "first" }],
      ["A", { title: "second" }],
      ["B", { waits: ["A"] }],
    ]);
    const generated = { ...twice, tasks: twice.tasks.map((task) => ({ ...task, generated: task.id === "B" })) };
    expect(drawTasks(generated, buildGraph(generated), NONE, PLENTY)?.nodes).toEqual([
      't0(["▶ A first"]):::ready',
      't1{{"⏸ Title of B"}}:::blocked',
    ]);
  });
});

describe("a drawing of phases", () => {
  const phases = { 1: { title: "Base" }, 2: { title: "Pages", waits: ["1"] }, 3: { title: "Empty" } };

  it("shows each phase that has tasks with its progress", () => {
    const drawn = phasesDrawn({ A: { phase: "1", status: "done" }, B: { phase: "1" }, C: { phase: "2" } }, phases);
    expect(drawn).toEqual({
      nodes: ['p0("◐ 1/2 Base"):::active', 'p1{{"⏸ 0/1 Pages"}}:::blocked'],
      edges: ["p0 --> p1"],
      boxes: 2,
    });
  });

  it.each([
    ["nothing begun", ["todo", "todo"], "▶"],
    ["something begun", ["todo", "in-progress"], "◐"],
    ["something done", ["todo", "done"], "◐"],
    ["all done", ["done", "done"], "✓"],
    ["all done or dropped", ["done", "cancelled"], "✓"],
  ] as const)("shows how far a phase is: %s", (_, [first, second], symbol) => {
    const drawn = phasesDrawn({ A: { phase: "1", status: first }, B: { phase: "1", status: second } }, { 1: {} });
    expect(drawn.nodes[0]).toContain(`"${symbol} `);
  });

  it("shows first that this change works on a phase, then that somebody does", () => {
    const tasks = { A: { phase: "1", status: "done" }, B: { phase: "1", status: "in-progress" } } as const;
    expect(phasesDrawn(tasks, { 1: {} }, new Set(["A"])).nodes[0]).toContain("★");
    expect(phasesDrawn(tasks, { 1: {} }).nodes[0]).toContain("◐");
  });

  it("draws one arrow for all that stands between two phases, dotted where none of it is sure", () => {
    const two = { 1: {}, 2: {} };
    const tasks = (...waits: (string | Reference)[]) => ({
      A: { phase: "1" },
      B: { phase: "1" },
      C: { phase: "2", waits },
    });
    expect(phasesDrawn(tasks("A", "B"), two).edges).toEqual(["p0 --> p1"]);
    expect(phasesDrawn(tasks(doubtful("A"), doubtful("B")), two).edges).toEqual(["p0 -.-> p1"]);
    expect(phasesDrawn(tasks("A", doubtful("B")), two).edges).toEqual(["p0 --> p1"]);
    expect(phasesDrawn(tasks(doubtful("A"), "B"), two).edges).toEqual(["p0 --> p1"]);
  });

  it("draws waits for single tasks as waits for their phase, and none inside a phase", () => {
    const tasks = { A: { phase: "1" }, B: { phase: "2", waits: ["C"] }, C: { phase: "2" }, D: { waits: ["A"] } };
    expect(phasesDrawn(tasks, { 1: {}, 2: { waits: ["A"] } }).edges).toEqual(["p0 --> p1"]);
  });

  it("cuts what is too much, and says how much that is", () => {
    const tasks = { A: { phase: "1" }, B: { phase: "2" }, C: { phase: "3" } };
    const chain = { 1: {}, 2: { waits: ["1"] }, 3: { waits: ["1"] } };
    const cut = phasesDrawn(tasks, chain, NONE, { nodes: 2, edges: 100 });
    expect([cut.nodes.length, cut.nodes[2], cut.edges, cut.boxes]).toEqual([
      3,
      'rest["… and 1 more phases"]',
      ["p0 --> p1"],
      2,
    ]);
    expect(phasesDrawn(tasks, chain, NONE, { nodes: 3, edges: 1 }).edges).toHaveLength(1);
    expect(phasesDrawn(tasks, chain, NONE, { nodes: 3, edges: 100 }).nodes).toHaveLength(3);
  });
});

describe("a Mermaid flowchart", () => {
  it("has a header, boxes, arrows and a class for each state, on lines of their own", () => {
    const list = taskListOf({ A: {}, B: { waits: ["A"] } });
    const lines = renderMermaid(list, buildGraph(list))?.split("\n") ?? [];
    expect(lines.slice(0, 4)).toEqual([
      "flowchart LR",
      '  t0(["▶ A Title of A"]):::ready',
      '  t1{{"⏸ B Title of B"}}:::blocked',
      "  t0 --> t1",
    ]);
    const classes = lines.slice(4, -1).map((line) => /^ {2}classDef (\w+) fill:/.exec(line)?.[1]);
    expect(classes.sort()).toEqual(["active", "blocked", "change", "done", "dropped", "ready"]);
    expect(lines.at(-1)).toBe("");
  });

  it("draws phases where there are more tasks or arrows than GitHub draws, else tasks", () => {
    const chain = (length: number) => {
      const tasks = Array.from({ length }, (_, at) => {
        return [`T${at}`, { phase: `${at % 2}`, ...(at > 0 ? { waits: [`T${at - 1}`] } : {}) }] as const;
      });
      const list = taskListOf(tasks, { 0: {}, 1: {} });
      return renderMermaid(list, buildGraph(list)) ?? "";
    };
    expect(chain(150)).toContain("t149");
    expect(chain(151)).not.toContain("t149");
    expect(chain(151)).toContain("p0 --> p1");
  });
});

describe("a label", () => {
  it("is one line without what could be read as more than letters", () => {
    expect(mermaidLabel("  a\n\tb\u200B  c ")).toBe('"a b c"');
    expect(mermaidLabel('x["y"]')).toBe('"x#91;#34;y#34;#93;"');
  });

  it("has at most 48 characters, whatever a character takes", () => {
    expect(mermaidLabel("x".repeat(48))).toBe(`"${"x".repeat(48)}"`);
    expect(mermaidLabel("x".repeat(49))).toBe(`"${"x".repeat(47)}…"`);
    expect(mermaidLabel("🌱".repeat(48))).toBe(`"${"🌱".repeat(48)}"`);
    expect(mermaidLabel("🌱".repeat(60))).toBe(`"${"🌱".repeat(47)}…"`);
  });
});

describe("a graph in DOT", () => {
  it("has every task, every phase that waits or is waited for, and every arrow, dashed where it is not sure", () => {
    const list = taskListOf(
      {
        A: { phase: "1" },
        B: { phase: "2", waits: [doubtful("A")] },
        C: { phase: "3", waits: ["B"] },
        D: { phase: "4" },
      },
      { 1: {}, 2: { waits: ["1"] }, 3: { title: "Not\n\nwaiting" }, 4: { waits: [doubtfulPhase("1"), "C"] } },
    );
    expect(renderDot(list, buildGraph(list)).split("\n")).toEqual([
      "digraph tasks {",
      "  rankdir=LR;",
      '  "task:A" [label="▶ A Title of A"];',
      '  "task:B" [label="⏸ B Title of B"];',
      '  "task:C" [label="⏸ C Title of C"];',
      '  "task:D" [label="⏸ D Title of D"];',
      '  "phase:1" [shape=box, label="Phase 1"];',
      '  "phase:2" [shape=box, label="Phase 2"];',
      '  "phase:4" [shape=box, label="Phase 4"];',
      '  "task:A" -> "task:B" [style=dashed];',
      '  "task:B" -> "task:C";',
      '  "task:C" -> "task:D";',
      '  "phase:1" -> "phase:2";',
      '  "phase:1" -> "phase:4" [style=dashed];',
      "}",
      "",
    ]);
  });

  it("keeps a title on one line", () => {
    const list = taskListOf({ A: { title: "one\r\ntwo" } });
    expect(renderDot(list, buildGraph(list))).toContain('[label="▶ A one two"]');
  });
});

import { describe, expect, it } from "vitest";
import type { Drawing, DrawnNode } from "../../../src/core/bundle/drawing.ts";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import { compareNotes } from "../../../src/core/graph/compare-notes.ts";
import { findOpenTasks } from "../../../src/core/graph/open-tasks.ts";
import { findUnfinishedGates, isOfItsPhase } from "../../../src/core/graph/unfinished-gates.ts";
import { findWaiting } from "../../../src/core/graph/waiting.ts";
import type { Reference } from "../../../src/core/references/expression.ts";
import { type PhaseSketch, type TaskSketch, taskListOf } from "../../support/task-lists.ts";

type Tasks = Readonly<Record<string, TaskSketch>>;
type Phases = Readonly<Record<string, PhaseSketch>>;

const AT = { path: "tasks.md", line: 9, endLine: 9 };

/** A drawing from arrows such as `A > B`; `names` says what a box stands for, `members` what a frame holds. */
function drawing(
  arrows: readonly string[],
  names: Readonly<Record<string, DrawnNode["names"]>> = {},
  members: Readonly<Record<string, readonly string[]>> = {},
  kind: Drawing["kind"] = "mermaid",
): Drawing {
  const edges = arrows.map((arrow) => {
    const [from = "", to = ""] = arrow.split(" > ");
    return { from, to, at: AT };
  });
  const ids = [
    ...new Set([
      ...edges.flatMap(({ from, to }) => [from, to]),
      ...Object.entries(members).flat(2),
      ...Object.keys(names),
    ]),
  ];
  const nodes = ids.map((id) => {
    return {
      id,
      label: `Box ${id}`,
      names: names[id] ?? [{ kind: "id" as const, id }],
      members: members[id] ?? [],
      at: AT,
    };
  });
  return { kind, nodes, edges, problem: null, at: AT };
}

function drawn(tasks: Tasks, drawings: readonly Drawing[], phases: Phases = {}) {
  const graph = buildGraph({ ...taskListOf(tasks, phases), drawings });
  return [
    ...graph.edges.map(
      ({ from, to, via, source, confidence }) =>
        `${from} > ${to}${via === null ? "" : ` of ${via}`} ${source} ${confidence}`,
    ),
    ...graph.barriers.map(
      ({ phase, waitsFor, waitsForTasks, source, confidence }) =>
        `${[...waitsFor, ...waitsForTasks].join(" ")} > phase ${phase} ${source} ${confidence}`,
    ),
  ];
}

describe("an arrow of a drawing", () => {
  it("makes one task wait for another, in waves less surely", () => {
    expect(drawn({ A: {}, B: {} }, [drawing(["A > B"])])).toEqual(["A > B diagram high"]);
    expect(drawn({ A: {}, B: {} }, [drawing(["A > B"], {}, {}, "waves")])).toEqual(["A > B waves medium"]);
  });

  it("is none against what tasks say themselves, directly or through others, nor from a task to itself", () => {
    expect(drawn({ A: { waits: ["B"] }, B: {} }, [drawing(["A > B"])])).toEqual(["B > A field exact"]);
    expect(drawn({ A: { waits: ["C"] }, C: { waits: ["B"] }, B: {} }, [drawing(["A > B"])])).toHaveLength(2);
    expect(
      drawn({ A: {} }, [drawing(["x > y"], { x: [{ kind: "id", id: "A" }], y: [{ kind: "id", id: "A" }] })]),
    ).toEqual([]);
  });

  it("is none where a box stands for nobody", () => {
    expect(drawn({ A: {} }, [drawing(["A > Q"]), drawing(["Q > A"]), drawing(["A > B"], { B: [] })])).toEqual([]);
  });

  it("means the first that a box may stand for and that is there", () => {
    const box = {
      x: [
        { kind: "id", id: "Q" },
        { kind: "id", id: "B" },
        { kind: "id", id: "A" },
      ],
    } as const;
    expect(drawn({ A: {}, B: {}, C: {} }, [drawing(["x > C"], box)])).toEqual(["B > C diagram high"]);
  });

  it("joins phases by one barrier, and a task of that number before a phase", () => {
    const phases = { 1: {}, 2: {} };
    const boxes = { x: [{ kind: "phase", id: "1" }], y: [{ kind: "phase", id: "2" }] } as const;
    expect(drawn({ A: { phase: "1" }, B: { phase: "2" } }, [drawing(["x > y"], boxes)], phases)).toEqual([
      "1 > phase 2 diagram high",
    ]);
    const number = { x: [{ kind: "id", id: "1" }] } as const;
    expect(drawn({ 1: {}, A: { phase: "1" }, B: {} }, [drawing(["x > B"], number)], { 1: {} })).toEqual([
      "1 > B diagram high",
    ]);
  });

  it("from a frame means everything inside, frames in frames too", () => {
    const frames = { outer: ["inner", "C"], inner: ["A", "B"] };
    expect(drawn({ A: {}, B: {}, C: {}, D: {} }, [drawing(["outer > D", "inner > C"], {}, frames)])).toEqual([
      "A > C of Box inner diagram high",
      "B > C of Box inner diagram high",
      "A > D of Box outer diagram high",
      "B > D of Box outer diagram high",
      "C > D of Box outer diagram high",
    ]);
  });

  it("from a frame of phases means these phases", () => {
    const boxes = {
      x: [{ kind: "phase", id: "1" }],
      y: [{ kind: "phase", id: "2" }],
      z: [{ kind: "phase", id: "3" }],
    } as const;
    const tasks = { A: { phase: "1" }, B: { phase: "2" }, C: { phase: "3" } };
    expect(drawn(tasks, [drawing(["f > z"], boxes, { f: ["x", "y"] })], { 1: {}, 2: {}, 3: {} })).toEqual([
      "1 2 > phase 3 diagram high",
    ]);
    const more = { ...tasks, B2: { phase: "2" } };
    const mixed = drawn(more, [drawing(["f > z"], boxes, { f: ["x", "B"] })], { 1: {}, 2: {}, 3: {} });
    expect(mixed).toEqual(["A B > phase 3 diagram high"]);
  });

  it("of a frame that holds itself ends somewhere", () => {
    expect(drawn({ A: {} }, [drawing(["f > A"], { f: [] }, { f: ["f"] })])).toEqual([]);
  });
});

describe("what a drawn box says in words", () => {
  const noted = (tasks: Tasks, waitsFor: readonly string[], task = "C") => {
    const list = { ...taskListOf(tasks), drawnNotes: [{ task, text: "depends on", waitsFor, at: AT }] };
    return compareNotes(list, buildGraph(list)).map(({ missing }) => missing);
  };

  it("is compared with a task that says itself what it waits for", () => {
    expect(noted({ A: {}, B: {}, C: { waits: ["A"] } }, ["A", "B"])).toEqual([["B"]]);
    expect(noted({ A: {}, B: { waits: ["A"] }, C: { waits: ["B"] } }, ["A", "B"])).toEqual([]);
    expect(noted({ A: {}, B: {}, C: {} }, ["A"])).toEqual([]);
    expect(noted({ A: {}, C: { waits: ["A"] } }, ["A"], "X")).toEqual([]);
  });

  it("is said where the task names it, though nobody is called so", () => {
    expect(noted({ A: {}, C: { waits: ["A", "Q"] } }, ["Q"])).toEqual([]);
    expect(compareNotes(taskListOf({ A: {} }), buildGraph(taskListOf({ A: {} })))).toEqual([]);
  });
});

describe("what is open", () => {
  it("is what is neither done nor cancelled", () => {
    const list = taskListOf({
      A: {},
      B: { status: "done" },
      C: { status: "cancelled" },
      D: { status: "deferred" },
      E: { status: "unknown" },
    });
    expect([...findOpenTasks(list)].sort()).toEqual(["A", "D", "E"]);
  });

  it("holds a task back by what it and its wholes wait for, and by its phase's gates, itself left out", () => {
    const list = taskListOf(
      {
        A: {},
        W: { waits: ["A"] },
        P: { parent: "W", phase: "2" },
        G: { phase: "2" },
        Z: { phase: "1", optional: true },
      },
      { 1: {}, 2: { waits: ["1", "A"] } },
    );
    const { tasksBefore, phasesBefore } = findWaiting(list, buildGraph(list));
    const of = (id: string) =>
      list.tasks.flatMap((task) => (task.id === id ? [tasksBefore(task), phasesBefore(task)] : []));
    expect([of("P"), of("G"), of("A"), of("W")]).toEqual([
      [["A"], []],
      [["A"], []],
      [[], []],
      [["A"], []],
    ]);
  });
});

describe("a gate of a phase that is not finished", () => {
  const soft: Reference = { kind: "phase", id: "1", confidence: "low" };
  const gates = (tasks: Tasks, phases: Phases, phase: string) => {
    const list = taskListOf(tasks, phases);
    const graph = buildGraph(list);
    return findUnfinishedGates(
      list,
      graph,
      findOpenTasks(list),
    )(phase).map(({ waited, open, phase }) => [phase.id, waited?.id ?? null, ...open.map(({ id }) => id)]);
  };

  it("is a phase with open tasks, or the open tasks that it names", () => {
    const tasks = { A: { phase: "1" }, B: { phase: "1", status: "done" }, C: { phase: "2" } } as const;
    expect(gates(tasks, { 1: {}, 2: { waits: ["1"] } }, "2")).toEqual([["2", "1", "A"]]);
    expect(gates(tasks, { 1: {}, 2: { waits: ["A", "B"] } }, "2")).toEqual([["2", null, "A"]]);
    expect(gates(tasks, { 1: {}, 2: { waits: ["B"] } }, "2")).toEqual([]);
    expect(gates(tasks, { 1: {}, 2: { waits: [soft] } }, "2")).toEqual([]);
    expect(gates(tasks, { 1: {}, 2: {} }, "9")).toEqual([]);
  });

  it("is one of the phase around it as well", () => {
    const tasks = { A: { phase: "1" }, C: { phase: "2.1" } };
    expect(gates(tasks, { 1: {}, 2: { waits: ["1"] }, "2.1": { parent: "2" } }, "2.1")).toEqual([["2", "1", "A"]]);
  });

  it("is told once of all tasks of the phase", () => {
    const tasks = { A: { phase: "1" }, B: { phase: "2" }, C: { phase: "2" } };
    expect(gates(tasks, { 1: {}, 2: { waits: ["A"] } }, "2")).toEqual([["2", null, "A"]]);
  });

  it("is told by an edge that comes from the statement of a phase", () => {
    const edge = { from: "A", to: "B", confidence: "exact", at: AT } as const;
    const own = new Set(["2"]);
    expect(isOfItsPhase({ ...edge, source: "heading", via: "2" }, own)).toBe(true);
    expect(isOfItsPhase({ ...edge, source: "phase", via: "2" }, own)).toBe(true);
    expect(isOfItsPhase({ ...edge, source: "field", via: "2" }, own)).toBe(false);
    expect(isOfItsPhase({ ...edge, source: "heading", via: "1" }, own)).toBe(false);
    expect(isOfItsPhase({ ...edge, source: "heading", via: null }, own)).toBe(false);
  });
});

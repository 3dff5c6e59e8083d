import { describe, expect, it } from "vitest";
import type { Phase } from "../../../src/core/bundle/phase.ts";
import type { Task } from "../../../src/core/bundle/task.ts";
import type { TaskList } from "../../../src/core/bundle/task-list.ts";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import { compareForGraph } from "../../../src/core/graph/graph-likeness.ts";
import { noteShape, oncePerShape } from "../../../src/core/graph/graph-shape.ts";
import { oncePerGraph } from "../../../src/core/graph/once-per-graph.ts";
import { rebuildGraph } from "../../../src/core/graph/rebuild-graph.ts";
import type { TaskGraph } from "../../../src/core/graph/task-graph.ts";
import { taskListOf } from "../../support/task-lists.ts";

const listed = (): TaskList =>
  taskListOf(
    {
      A: { phase: "1", story: "US1", priority: "P1" },
      B: { phase: "1", waits: ["A"] },
      C: { phase: "2", waits: ["B", "Z9"], parent: "B" },
    },
    { 1: { title: "Base" }, 2: { title: "Pages", waits: ["1"] } },
  );

type Step = (list: TaskList) => TaskList;

const withTask =
  (id: string, change: (task: Task) => Partial<Task>): Step =>
  (list) => ({
    ...list,
    tasks: list.tasks.map((task) => (task.id === id ? { ...task, ...change(task) } : task)),
  });
const withPhase =
  (id: string, change: (phase: Phase) => Partial<Phase>): Step =>
  (list) => ({
    ...list,
    phases: list.phases.map((phase) => (phase.id === id ? { ...phase, ...change(phase) } : phase)),
  });
const onLine = <Placed extends { readonly at: Task["at"] }>(placed: Placed, line: number): Placed => ({
  ...placed,
  at: { ...placed.at, line, endLine: line },
});
const withExpression = (
  id: string,
  change: (one: Task["expressions"][number]) => Partial<Task["expressions"][number]>,
) => withTask(id, ({ expressions }) => ({ expressions: expressions.map((one) => ({ ...one, ...change(one) })) }));

/** Everything down by some lines, as a heading above would move it. */
const down =
  (by: number): Step =>
  (list) => {
    const move = <Stated extends Task | Phase>(one: Stated): Stated => ({
      ...onLine(one, one.at.line + by),
      expressions: one.expressions.map((expression) => onLine(expression, expression.at.line + by)),
    });
    return { ...list, tasks: list.tasks.map(move), phases: list.phases.map(move) };
  };

const plain = ({ tasks, edges, barriers, unresolved, cycles }: TaskGraph) => ({
  tasks: [...tasks],
  edges,
  barriers,
  unresolved,
  cycles,
});

/** Whether the earlier graph is taken; the graph must be that of the list itself either way. */
function isTaken(step: Step, earlier = listed()): boolean {
  const list = step(earlier);
  const graph = buildGraph(earlier);
  const rebuilt = rebuildGraph(list, [{ list: earlier, graph }]);
  const fresh = buildGraph(list);
  expect(plain(rebuilt)).toEqual(plain(fresh));
  for (const id of fresh.tasks.keys()) {
    expect(rebuilt.dependenciesOf(id)).toEqual(fresh.dependenciesOf(id));
    expect(rebuilt.dependentsOf(id)).toEqual(fresh.dependentsOf(id));
  }
  return rebuilt.cycles === graph.cycles;
}

describe("the graph of a list that was edited", () => {
  it.each<[string, Step]>([
    ["nothing", (list) => ({ ...list })],
    ["a status", withTask("A", () => ({ status: "done" }))],
    ["a title", withTask("A", () => ({ title: "Another" }))],
    ["all lines", down(3)],
    [
      "a total",
      (list) => ({
        ...list,
        totals: [
          {
            label: "Total",
            value: 3,
            counts: { kind: "all" },
            at: onLine({ at: { path: "", line: 1, endLine: 1 } }, 1).at,
            span: { start: 0, end: 1 },
          },
        ],
      }),
    ],
    ["its dialect", (list) => ({ ...list, dialect: "generic" })],
  ])("is that of the earlier one where %s changed", (_, step) => {
    expect(isTaken(step)).toBe(true);
  });

  it.each<[string, Step]>([
    ["a task is new", (list) => ({ ...list, tasks: [...list.tasks, ...taskListOf({ D: {} }).tasks] })],
    ["a task is gone", (list) => ({ ...list, tasks: list.tasks.slice(0, 2) })],
    ["a phase is new", (list) => ({ ...list, phases: [...list.phases, ...taskListOf({}, { 3: {} }).phases] })],
    ["an id changed", withTask("A", () => ({ id: "A2" }))],
    ["a parent changed", withTask("C", () => ({ parent: "A" }))],
    ["the phase of a task changed", withTask("A", () => ({ phase: "2" }))],
    ["a story changed", withTask("A", ({ facts }) => ({ facts: { ...facts, story: "US2" } }))],
    ["a priority changed", withTask("A", ({ facts }) => ({ facts: { ...facts, priority: "P2" } }))],
    ["a type changed", withTask("A", ({ facts }) => ({ facts: { ...facts, type: "api" } }))],
    ["a dependency is gone", withTask("B", () => ({ expressions: [] }))],
    [
      "a dependency is new",
      withTask("A", ({ at }) => ({
        expressions: [{ source: "field", text: "C", at, direction: "waits", references: [] }],
      })),
    ],
    ["the source of a dependency changed", withExpression("B", () => ({ source: "inline" }))],
    ["the words of a dependency changed", withExpression("B", () => ({ text: "other" }))],
    ["the direction of a dependency changed", withExpression("B", () => ({ direction: "blocks" }))],
    [
      "the reference of a dependency changed",
      withExpression("B", () => ({ references: [{ kind: "id", id: "C", confidence: "exact" }] })),
    ],
    ["the id of a phase changed", withPhase("2", () => ({ id: "3" }))],
    ["the title of a phase changed", withPhase("2", () => ({ title: "Setup" }))],
    ["the parent of a phase changed", withPhase("2", () => ({ parent: "1" }))],
    ["what a phase waits for changed", withPhase("2", () => ({ expressions: [] }))],
    [
      "a drawing is new",
      (list) => ({
        ...list,
        drawings: [{ kind: "mermaid", nodes: [], edges: [], problem: null, at: { path: "", line: 1, endLine: 1 } }],
      }),
    ],
    [
      "statements of two lines stand on one now",
      withExpression("C", ({ at }) => ({ at: { ...at, line: 2, endLine: 2 } })),
    ],
  ])("is its own where %s", (_, step) => {
    expect(isTaken(step)).toBe(false);
  });

  it("is its own where statements of one line stand on two now", () => {
    const together = withExpression("C", ({ at }) => ({ at: { ...at, line: 2, endLine: 2 } }))(listed());
    expect(
      isTaken(
        withExpression("C", ({ at }) => ({ at: { ...at, line: 7, endLine: 7 } })),
        together,
      ),
    ).toBe(false);
  });

  it("is taken from the first earlier list of its path that is alike", () => {
    const [other, far, near] = [
      { ...listed(), path: "other.md" },
      withTask("A", () => ({ phase: "2" }))(listed()),
      listed(),
    ];
    const known = [other, far, near].map((list) => ({ list, graph: buildGraph(list) }));
    const rebuilt = rebuildGraph(down(1)(listed()), known);
    expect(rebuilt.cycles).toBe(known[2]?.graph.cycles);
    expect(rebuilt.edges.map(({ at }) => at.line)).toEqual([3, 4]);
  });
});

describe("what moved", () => {
  it("is told by the places of statements, and nothing where all stayed", () => {
    const list = listed();
    expect(compareForGraph(list, { ...list })?.size).toBe(0);
    const moved = compareForGraph(list, down(2)(list));
    expect([...(moved ?? [])].map(([from, to]) => [from.line, to.line])).toEqual([
      [2, 4],
      [3, 5],
      [5, 7],
    ]);
  });

  it("is told of a task that is the same object, and of one that is not", () => {
    const list = listed();
    const partly = withTask("B", ({ expressions }) => ({ expressions: expressions.map((one) => onLine(one, 2)) }))(
      list,
    );
    expect(compareForGraph(list, partly)?.size).toBe(1);
  });
});

describe("what is computed once", () => {
  it("for a graph is computed anew for another graph, or another list", () => {
    const compute = oncePerGraph((list, graph) => ({ list, graph }));
    const [list, graph] = [listed(), buildGraph(listed())];
    expect(compute(list, graph)).toBe(compute(list, graph));
    expect(compute(list, graph)).not.toBe(compute(listed(), graph));
    expect(compute(list, buildGraph(list)).list).toBe(list);
  });

  it("for a shape is shared by graphs of that shape, each asked with its own list", () => {
    const compute = oncePerShape((list) => ({ list }));
    const [first, second, third] = [listed(), listed(), listed()];
    const [one, two, three] = [first, second, third].map((list) => ({ list, graph: buildGraph(list) }));
    if (!one || !two || !three) throw new Error("three");
    noteShape(one, null);
    noteShape(two, one.graph);
    noteShape(three, null);
    expect(compute(first, one.graph)).toBe(compute(second, two.graph));
    expect(compute(third, three.graph).list).toBe(third);
    expect(compute(second, one.graph)).not.toBe(compute(first, one.graph));
    const unknown = buildGraph(first);
    expect(compute(first, unknown)).not.toBe(compute(first, unknown));
  });
});

import { describe, expect, it } from "vitest";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import { Dependents } from "../../../src/core/graph/dependents.ts";
import { weighTasks } from "../../../src/core/graph/estimates.ts";
import { buildNameIndex } from "../../../src/core/graph/name-index.ts";
import { nearest, suggestFrom } from "../../../src/core/graph/nearest.ts";
import { reachability } from "../../../src/core/graph/reachability.ts";
import { findTaskParents } from "../../../src/core/graph/task-parents.ts";
import { tasksOfPhases } from "../../../src/core/graph/tasks-of-phases.ts";
import { findTopPhases } from "../../../src/core/graph/top-phases.ts";
import type { Reference } from "../../../src/core/references/expression.ts";
import { type PhaseSketch, type TaskSketch, taskListOf } from "../../support/task-lists.ts";

const ids = (tasks: readonly { readonly id: string }[]) => tasks.map(({ id }) => id);

describe("the ids that a wrong one may be a slip of", () => {
  it("are the nearest first, of equally near ones those with the longer beginning in common, then in order", () => {
    expect(nearest("abcd", ["xbcd", "abcx", "abxd"])).toEqual(["abcx", "abxd", "xbcd"]);
    expect(nearest("abcdef", ["abcdxy", "abcdex", "uvwxyz"])).toEqual(["abcdex", "abcdxy"]);
  });

  it("are at most five, and forgive letter case", () => {
    expect(nearest("aa", ["ab", "ac", "ad", "ae", "af", "ag"])).toEqual(["ab", "ac", "ad", "ae", "af"]);
    expect(nearest("t001", ["T001"])).toEqual(["T001"]);
  });

  it("differ by at most a third of the letters, and by three at most", () => {
    expect(nearest("A", ["B", "BC"])).toEqual(["B"]);
    expect(nearest("ABCD", ["ABXY", "ABCY"])).toEqual(["ABCY"]);
    expect(nearest("ABCDEFGHIJKL", ["ABCDEFGHIXYZ", "ABCDEFGHWXYZ"])).toEqual(["ABCDEFGHIXYZ"]);
  });

  it("are spelt otherwise, have a character more or less, two swapped or another letter, where they hold digits", () => {
    expect(nearest("T28", ["T027", "T028", "T029", "T2"])).toEqual(["T028"]);
    expect(nearest("T-012", ["T012", "T013"])).toEqual(["T012"]);
    expect(nearest("T010", ["T010a", "T011"])).toEqual(["T010a"]);
    expect(nearest("T021", ["T012", "T020", "T022"])).toEqual(["T012"]);
    expect(nearest("X012", ["T012", "T013"])).toEqual(["T012"]);
  });

  it("are none where only a digit differs, or where more than two are equally near: that were a guess", () => {
    expect(nearest("T015", ["T014", "T016", "T055"])).toEqual([]);
    expect(nearest("4.16", ["4.1", "4.6", "4.126"])).toEqual([]);
  });

  it("are none for long ones, and long ones are none", () => {
    const long = "x".repeat(40);
    expect(suggestFrom([`${long.slice(1)}y`])(long)).toEqual([`${long.slice(1)}y`]);
    expect(suggestFrom([long])(`${long}x`)).toEqual([]);
    expect(nearest(long, [`${long}x`])).toEqual([]);
  });

  it("are looked for among names that are read once, however many ask", () => {
    let read = 0;
    function* names() {
      for (let at = 0; at < 1_000; at += 1) {
        read += 1;
        yield `T${1_000 + at}`;
      }
    }
    const suggest = suggestFrom(names());
    const found = Array.from({ length: 5_000 }, (_, at) => suggest(`T-${1_000 + at}`));
    expect(found.filter(({ length }) => length > 0)).toHaveLength(1_000);
    expect(read).toBe(1_000);
  });

  it("are no slips any more once a document has had too many names compared, and are spelt otherwise all the same", () => {
    const suggest = suggestFrom(Array.from({ length: 100_000 }, (_, at) => `T${at}`));
    const found = Array.from({ length: 8 }, (_, at) => suggest(`X1234${at}`));
    expect(found.map(({ length }) => length)).toEqual([1, 1, 1, 1, 1, 0, 0, 0]);
    expect(suggest("T-12345")).toEqual(["T12345"]);
  });
});

describe("what a node leads to", () => {
  const next = [[1], [2, 3], [], [1], [0]];
  const walk = () => reachability({ next, tasks: [], startOf: () => undefined, endOf: () => undefined });

  it("is everything on the way, itself only where a way leads back", () => {
    const reach = walk();
    expect([...(reach([0]) ?? [])]).toEqual([1, 2, 3]);
    expect([...(reach([3]) ?? [])].sort()).toEqual([1, 2, 3]);
    expect([...(reach([2]) ?? [])]).toEqual([]);
    expect([...(reach([2, 4]) ?? [])]).toEqual([0, 1, 2, 3]);
  });

  it("is found once", () => {
    const reach = walk();
    expect(reach([0])).toBe(reach([0]));
    expect(reach([2, 4])).not.toBe(reach([4]));
  });

  it("is known to nobody where it takes too long to find out, then and afterwards", () => {
    const many = Array.from({ length: 1001 }, (_, at) => Array.from({ length: 2000 }, () => at + 1));
    const far = reachability({ next: many, tasks: [], startOf: () => undefined, endOf: () => undefined });
    expect(far([0])).toBeNull();
    expect(far([1])).toBeNull();
  });
});

describe("who waits for a task by single ids", () => {
  it("are those who wait for it or for one of them, and itself", () => {
    const after = new Dependents([
      { before: "A", after: "B" },
      { before: "A", after: "C" },
      { before: "C", after: "D" },
      { before: "X", after: "A" },
    ]);
    expect([...after.of("A")]).toEqual(["A", "B", "C", "D"]);
    expect([...after.of("D")]).toEqual(["D"]);
    expect(after.of("A")).toBe(after.of("A"));
  });
});

describe("the names of a list", () => {
  const index = (tasks: Readonly<Record<string, TaskSketch>>, phases: Readonly<Record<string, PhaseSketch>> = {}) =>
    buildNameIndex(taskListOf(tasks, phases));

  it("are found in any letter case, the exact one first", () => {
    const names = index({ a1: {}, A1: {}, B1: {} }, { m1: {}, M1: {}, N1: {} });
    expect([names.taskNamed("A1"), names.taskNamed("a1"), names.taskNamed("b1")]).toEqual(["A1", "a1", "B1"]);
    expect([names.phaseNamed("M1"), names.phaseNamed("n1"), names.phaseNamed("O1")]).toEqual(["M1", "N1", null]);
  });

  it("are those of headings too, by their numbers", () => {
    const names = index({ 1: {}, 2: {}, 12: {}, WP3: {} });
    expect(["WP02", "t1", "TASK-012", "T-2", "WP3"].map(names.taskNamed)).toEqual(["2", "1", "12", "2", "WP3"]);
    expect(["XT1", "T1x", "T0000001", "WP0", "T99"].map(names.taskNamed)).toEqual([null, null, null, null, null]);
  });

  it("are numbers where one task is called by a number", () => {
    expect(index({ T1: {}, "2.1": {} }).hasNumbers).toBe(true);
    expect(index({ T1: {}, T2: {} }).hasNumbers).toBe(false);
  });

  it("have a position, the first where one stands twice", () => {
    const names = buildNameIndex(
      taskListOf([
        ["A", { title: "first" }],
        ["B", {}],
        ["A", { title: "second" }],
      ]),
    );
    expect([names.position("A"), names.position("B"), names.position("C"), names.ids]).toEqual([0, 1, -1, ["A", "B"]]);
    expect(names.tasks.get("A")?.title).toBe("first");
  });

  it("begin alike, in document order whatever the alphabet says", () => {
    const names = index({ "M1.2": {}, "M1.10": {}, "M1.1": {}, M10: {}, A1: {}, Z1: {} });
    expect(names.startingWith("M1.")).toEqual(["M1.2", "M1.10", "M1.1"]);
    expect(names.startingWith("M1")).toEqual(["M1.2", "M1.10", "M1.1", "M10"]);
    expect([
      names.startingWith("A1"),
      names.startingWith("Z"),
      names.startingWith("Zz"),
      names.startingWith("0"),
    ]).toEqual([["A1"], ["Z1"], [], []]);
    expect(names.startingWith("M1.")).toBe(names.startingWith("M1."));
  });

  it("are of a family by their leading letters", () => {
    const names = index({ T1: {}, M1: {}, T2: {}, "1.1": {}, TX3: {} });
    expect(names.familyOf("T2")).toEqual({ ids: ["T1", "T2"], position: 1 });
    expect(names.familyOf("1.1")).toEqual({ ids: ["1.1"], position: 0 });
    expect(names.familyOf("T9")).toEqual({ ids: [], position: -1 });
  });

  it("are kin where two tasks or a phase are called so, or where there are no letters", () => {
    const names = index({ T1: {}, T2: {}, WP1: {}, setup: {} }, { M1: {} });
    expect(["T9", "t9", "M7", "m7", "9.1"].map(names.isKin)).toEqual([true, true, true, true, true]);
    expect(["WP9", "ADR-1", "TT1", "setup"].map(names.isKin)).toEqual([false, false, false, true]);
  });

  it("of phases stand beside one another, and between two of one make", () => {
    const names = index(
      {},
      { 1: {}, "1.1": { parent: "1" }, "1.2": { parent: "1" }, 2: {}, "2.1": { parent: "2" }, 3: {} },
    );
    expect(names.siblingsOf("2")).toEqual({ phases: ["1", "2", "3"], position: 1 });
    expect(names.siblingsOf("1.2")).toEqual({ phases: ["1.1", "1.2"], position: 1 });
    expect(names.siblingsOf("9")).toEqual({ phases: [], position: -1 });
    expect(names.phasesBetween("1.1", "2.1")).toEqual(["1.1", "1.2", "2.1"]);
    expect(names.phasesBetween("1", "3")).toEqual(["1", "2", "3"]);
    expect([names.phasesBetween("1", "9"), names.phasesBetween("9", "1"), names.phasesBetween("3", "1")]).toEqual([
      [],
      [],
      [],
    ]);
  });

  it("of a phase's tasks and of a story's are in document order", () => {
    const names = index(
      { B: { phase: "1.1", story: "US1" }, A: { phase: "1", story: "US1" }, C: { phase: "2" } },
      { 1: {}, "1.1": { parent: "1" }, 2: {} },
    );
    expect([names.membersOf("1"), names.membersOf("1.1"), names.membersOf("9")]).toEqual([["B", "A"], ["B"], []]);
    expect([names.tasksOfStory("US1"), names.tasksOfStory("US2")]).toEqual([["B", "A"], []]);
  });
});

describe("parts and wholes", () => {
  it("stand in document order, and no part before its whole, in itself or twice", () => {
    const list = taskListOf([
      ["early", { parent: "A" }],
      ["A", { parent: "A" }],
      ["A.1", { parent: "A" }],
      ["A.2", { parent: "A" }],
      ["A.1", { parent: "A.2" }],
      ["lost", { parent: "X" }],
    ]);
    const parents = findTaskParents(list);
    expect(ids(parents.childrenOf("A"))).toEqual(["A.1", "A.2"]);
    expect(["early", "A", "A.1", "lost"].map(parents.parentOf)).toEqual([null, null, "A", null]);
    expect(ids(parents.childrenOf("A.2"))).toEqual([]);
    expect(findTaskParents(list)).toBe(parents);
  });

  it("of phases give each phase the tasks of those below it, every definition once", () => {
    const list = taskListOf(
      [
        ["A", { phase: "1.1" }],
        ["B", { phase: "1" }],
        ["A", { phase: "1" }],
        ["C", { phase: null }],
        ["D", { phase: "gone" }],
      ],
      { 1: {}, "1.1": { parent: "1" }, 2: {} },
    );
    const members = [...tasksOfPhases(list)].map(([phase, tasks]) => [phase, ids(tasks)]);
    expect(Object.fromEntries(members)).toEqual({ 1: ["A", "B", "A"], "1.1": ["A"], 2: [] });
  });

  it("of phases lead up to the outermost one", () => {
    const tops = findTopPhases(taskListOf({}, { 1: {}, "1.1": { parent: "1" }, "1.1.1": { parent: "1.1" }, 2: {} }));
    expect(ids(tops.phases)).toEqual(["1", "2"]);
    expect([tops.of("1.1.1"), tops.of("1"), tops.of(null), tops.of("9")]).toEqual(["1", "1", null, null]);
  });
});

describe("how much a task counts", () => {
  const weigh = (hours: readonly (number | undefined)[]) => {
    const list = taskListOf(hours.map((one, at) => [`T${at}`, one === undefined ? {} : { hours: one }] as const));
    const { unit, estimated, weightOf } = weighTasks(list);
    return { unit, estimated, weights: list.tasks.map(weightOf) };
  };

  it("is hours where four fifths are estimated, the mean for the others", () => {
    expect(weigh([2, 4, 6, 8, undefined])).toEqual({
      unit: "hours",
      estimated: { tasks: 4, of: 5 },
      weights: [2, 4, 6, 8, 5],
    });
  });

  it("is one where fewer are", () => {
    expect(weigh([2, 4, 6, undefined])).toEqual({
      unit: "tasks",
      estimated: { tasks: 3, of: 4 },
      weights: [1, 1, 1, 1],
    });
    expect(weigh([])).toEqual({ unit: "tasks", estimated: { tasks: 0, of: 0 }, weights: [] });
  });

  it("is nothing for a task made of others", () => {
    const list = taskListOf({ A: { hours: 9 }, "A.1": { parent: "A", hours: 2 }, "A.2": { parent: "A", hours: 3 } });
    const { estimated, weightOf } = weighTasks(list);
    expect([estimated, list.tasks.map(weightOf)]).toEqual([{ tasks: 2, of: 2 }, [0, 2, 3]]);
  });
});

describe("a group and a phase around it that have one number", () => {
  const one: Reference = { kind: "phase", id: "1", confidence: "high" };
  const phases = { 1: {}, "1/1": { parent: "1" }, "1/2": { parent: "1" }, 2: {} };
  const waitedFor = (tasks: Readonly<Record<string, TaskSketch>>, id: string) =>
    buildGraph(taskListOf(tasks, phases))
      .dependenciesOf(id)
      .map(({ from }) => from);

  it("are told apart by who names them: a group beside it means the group", () => {
    expect(waitedFor({ A: { phase: "1/1" }, B: { phase: "1/2", waits: [one] }, C: { phase: "2" } }, "B")).toEqual([
      "A",
    ]);
  });

  it("are the whole phase to everybody else, and to a group in which nothing stands before", () => {
    expect(waitedFor({ A: { phase: "1/1" }, B: { phase: "1/2" }, C: { phase: "2", waits: [one] } }, "C")).toEqual([
      "A",
      "B",
    ]);
    expect(waitedFor({ A: { phase: "1/1" }, B: { phase: "1/2" }, D: { waits: [one] } }, "D")).toEqual(["A", "B"]);
  });
});

describe("a task by its title", () => {
  const { taskTitled } = buildNameIndex(
    taskListOf({
      A: { title: "Create one `open_file()` function in `paths.py`" },
      B: { title: "Add tests for the open function" },
      C: { title: "Add tests for the close function" },
    }),
  );

  it("goes by all of it, without brackets and signs, or by four words that no other title begins with", () => {
    expect(taskTitled("Create one open_file function in paths.py")).toBe("A");
    expect(taskTitled("Create one `open_file()` function")).toBe("A");
    expect(taskTitled("add tests for the open function.")).toBe("B");
    expect(taskTitled("Add tests for the")).toBeNull();
    expect(taskTitled("Create one")).toBeNull();
    expect(taskTitled("Create one open_file func")).toBeNull();
  });
});

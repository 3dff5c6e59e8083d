import { describe, expect, it } from "vitest";
import { buildGraph } from "../../../src/core/graph/build-graph.ts";
import { buildFlow, type Unit } from "../../../src/core/graph/flow.ts";
import { precedence } from "../../../src/core/graph/precedence.ts";
import type { Confidence, Reference } from "../../../src/core/references/expression.ts";
import { type PhaseSketch, type TaskSketch, taskListOf } from "../../support/task-lists.ts";

type Tasks = Readonly<Record<string, TaskSketch>>;
type Phases = Readonly<Record<string, PhaseSketch>>;
type SetOf = Extract<Reference, { kind: "set" }>["of"];

const range = (from: string, to: string, confidence: Confidence = "exact"): Reference => ({
  kind: "range",
  from,
  to,
  confidence,
});
const wildcard = (prefix: string, confidence: Confidence = "exact"): Reference => ({
  kind: "wildcard",
  prefix,
  confidence,
});
const prose = (text: string): Reference => ({ kind: "prose", text });
const phase = (id: string, confidence: Confidence = "exact"): Reference => ({ kind: "phase", id, confidence });
const set = (of: SetOf, filter = "", confidence: Confidence = "high"): Reference => ({
  kind: "set",
  of,
  filter,
  text: `all ${of}`,
  confidence,
});

/** What a task, or a phase, waits for, with the group and the confidence of each edge, and what is wrong with it. */
function meaning(owner: string, tasks: Tasks, phases: Phases = {}) {
  const graph = buildGraph(taskListOf(tasks, phases));
  const edges = graph.dependenciesOf(owner).map(({ from, via, confidence }) => `${from} ${via ?? "–"} ${confidence}`);
  const barriers = graph.barriers.filter((barrier) => barrier.phase === owner);
  return {
    waits: [...edges, ...barriers.flatMap(({ waitsFor }) => waitsFor.map((id) => `phase ${id}`))],
    wrong: graph.unresolved.map(({ kind, text, candidates }) => [`${kind} ${text}`, ...candidates].join(" ")),
  };
}

describe("a range", () => {
  const stories = { T1: { story: "US1" }, T2: { story: "US2" }, T3: { story: "US3" }, T4: { story: "US12" } };

  it("of stories is all of their tasks", () => {
    expect(meaning("X", { ...stories, X: { waits: [range("US1", "US2")] } }).waits).toEqual([
      "T1 US1-US2 high",
      "T2 US1-US2 high",
    ]);
    expect(
      meaning("X", { ...stories, X: { waits: [range("US-2", "US-12")] } }).waits.map((edge) => edge.slice(0, 2)),
    ).toEqual(["T2", "T3", "T4"]);
    expect(meaning("X", { ...stories, X: { waits: [range("US3", "US3", "medium")] } }).waits).toEqual([
      "T3 US3-US3 medium",
    ]);
  });

  it("of stories is none where it runs backwards, is endless, or only looks like one", () => {
    for (const [from, to] of [
      ["US2", "US1"],
      ["US1", "US51"],
      ["XUS1", "US2"],
      ["US1a", "US2"],
      ["US1", "USA"],
      ["US1", "US1000"],
    ] as const) {
      expect([from, to, meaning("X", { ...stories, X: { waits: [range(from, to)] } }).waits]).toEqual([from, to, []]);
    }
    expect(meaning("X", { ...stories, X: { waits: [range("US1", "US50")] } }).waits).toHaveLength(4);
  });

  it("of one task is that task, and names itself as the group", () => {
    expect(meaning("X", { T1: {}, T2: {}, X: { waits: [range("T1", "T1", "medium")] } }).waits).toEqual([
      "T1 T1-T1 medium",
    ]);
  });

  it("counts by the end that is there", () => {
    expect(meaning("X", { T1: {}, T2: {}, X: { waits: [range("T9", "T2")] } })).toEqual({
      waits: ["T2 – exact"],
      wrong: ["unknown-id T9"],
    });
    expect(meaning("X", { T1: {}, T2: {}, X: { waits: [range("T8", "T9")] } })).toEqual({
      waits: [],
      wrong: ["unknown-id T8", "unknown-id T9"],
    });
  });

  it("of phases leaves out those without tasks, and says so where none has any", () => {
    const phases = (...waits: Reference[]) => ({ 1: {}, 2: {}, 3: {}, 4: { waits } });
    expect(
      meaning("4", { A: { phase: "1" }, B: { phase: "3" }, D: { phase: "4" } }, phases(range("1", "3"))).waits,
    ).toEqual(["phase 1", "phase 3"]);
    expect(meaning("4", { B: { phase: "2" }, D: { phase: "4" } }, phases(range("1", "3"))).waits).toEqual(["phase 2"]);
    expect(meaning("4", { D: { phase: "4" } }, phases(range("1", "3")))).toEqual({
      waits: [],
      wrong: ["empty-wildcard 1-3"],
    });
    expect(
      meaning("4", { A: { phase: "1" }, B: { phase: "3" }, D: { phase: "4" } }, phases(range("3", "1"))).wrong,
    ).toEqual(["invalid-range 3-1 1-3"]);
  });
});

describe("a wildcard", () => {
  const tasks = { "P3.1": {}, "P3.2": {}, P30: {}, P4: {} };

  it("goes by the dot where ids have one, else by the letters", () => {
    expect(meaning("X", { ...tasks, X: { waits: [wildcard("P3")] } }).waits).toEqual([
      "P3.1 P3.* high",
      "P3.2 P3.* high",
    ]);
    expect(meaning("X", { ...tasks, X: { waits: [wildcard("P3.*")] } }).waits).toHaveLength(2);
    expect(meaning("X", { P30: {}, P31: {}, X: { waits: [wildcard("P3")] } }).waits).toEqual([
      "P30 P3.* high",
      "P31 P3.* high",
    ]);
    expect(meaning("X", { P30: {}, P31: {}, X: { waits: [wildcard("P3.")] } }).wrong).toEqual(["empty-wildcard P3.*"]);
  });

  it("says what it was narrowed to where it is not sure", () => {
    expect(meaning("X", { ...tasks, X: { waits: [wildcard("P3", "medium")] } })).toEqual({
      waits: ["P3.1 P3.* medium", "P3.2 P3.* medium"],
      wrong: ["narrowed P3.* P3.1 P3.2"],
    });
  });

  it("with a number is a version where no task is a number", () => {
    expect(meaning("X", { ...tasks, X: { waits: [wildcard("2.")] } }).wrong).toEqual(["external 2.*"]);
    expect(meaning("X", { "1.1": {}, X: { waits: [wildcard("2.")] } }).wrong).toEqual(["empty-wildcard 2.*"]);
  });
});

describe("a name", () => {
  const phases = {
    1: { title: "Phase 1: Setup" },
    2: { title: "Milestone M1: Rails" },
    3: { title: "Phase 3: Empty" },
  };
  const tasks = { A: { phase: "1" }, B: { phase: "2" } };

  it("in words is that of a phase, whatever is said about its end", () => {
    for (const text of [
      "Setup",
      "Setup complete",
      "Setup  is done",
      "Setup must be completed",
      "Setup are finished",
      "setup completion",
    ]) {
      expect([text, meaning("X", { ...tasks, X: { waits: [prose(text)] } }, phases).waits]).toEqual([
        text,
        ["A 1 medium"],
      ]);
    }
  });

  it("in other words is prose: of nobody, of a phase without tasks, in a sentence, too long", () => {
    for (const text of ["Set", "Empty", "Setup complete, then wait", "done", `Setup${" ".repeat(60)}x`]) {
      expect([text, meaning("X", { ...tasks, X: { waits: [prose(text)] } }, phases).wrong]).toEqual([
        text,
        [`prose ${text}`],
      ]);
    }
  });

  it("may be the number in a heading", () => {
    expect(meaning("X", { ...tasks, X: { waits: ["M1"] } }, phases).waits).toEqual(["B 2 high"]);
    expect(meaning("X", { ...tasks, X: { waits: ["Setup"] } }, phases).waits).toEqual([]);
  });

  it("of a phase without tasks is nothing to wait for", () => {
    expect(meaning("X", { ...tasks, X: { waits: ["3"] } }, phases).wrong).toEqual(["empty-wildcard 3"]);
    expect(meaning("X", { ...tasks, X: { waits: [phase("3")] } }, phases).wrong).toEqual(["empty-wildcard Phase 3"]);
  });

  it("of a phase may be that of a task", () => {
    expect(meaning("X", { "2.1": {}, X: { waits: [phase("2.1")] } }).waits).toEqual(["2.1 – high"]);
  });

  it("of a phase that was narrowed says to what", () => {
    const many = Object.fromEntries(Array.from({ length: 7 }, (_, at) => [`T${at}`, { phase: "1" }]));
    expect(meaning("X", { ...many, X: { waits: [phase("1", "medium")] } }, { 1: {} }).wrong).toEqual([
      "narrowed Phase 1 T0 T1 T2 T3 T4",
    ]);
  });

  it("that two things have lists at most five of the group", () => {
    const many = Object.fromEntries(Array.from({ length: 7 }, (_, at) => [`T${at}`, { phase: "M1" }]));
    expect(meaning("X", { ...many, M1: {}, X: { waits: ["M1"] } }, { M1: {} }).wrong).toEqual([
      "ambiguous M1 T0 T1 T2 T3 T4",
    ]);
  });
});

describe("a set", () => {
  const phases = { 1: {}, 2: {}, 3: {} };
  const tasks = {
    A: { phase: "1", priority: "P0" },
    B: { phase: "2", story: "US1" },
    C: { phase: "3", priority: "p0 high" },
  };
  const of = (owner: string, waits: Reference) =>
    meaning(owner, { ...tasks, [owner]: { phase: "3", waits: [waits] } }, phases);
  const ofPhase = (waits: Reference, more: Phases = {}) =>
    meaning("3", tasks, { ...phases, ...more, 3: { ...more["3"], waits: [waits] } });

  it("of earlier phases is those on the same level, or on the next one up", () => {
    expect(of("X", set("earlier-phases")).waits).toEqual(["A all earlier-phases high", "B all earlier-phases high"]);
    expect(ofPhase(set("earlier-phases")).waits).toEqual(["phase 1", "phase 2"]);
    const deep = { 1: {}, 2: {}, "2.1": { parent: "2", waits: [set("earlier-phases")] } };
    expect(meaning("2.1", { A: { phase: "1" }, B: { phase: "2.1" } }, deep).waits).toEqual(["phase 1"]);
    expect(meaning("X", { X: { waits: [set("earlier-phases")] } }).wrong).toEqual([
      "nothing-before all earlier-phases",
    ]);
  });

  it("of all is everybody else for a task, and what comes before for a phase", () => {
    expect(of("X", set("all")).waits.map((edge) => edge[0])).toEqual(["A", "B", "C"]);
    expect(ofPhase(set("all")).waits).toEqual(["phase 1", "phase 2"]);
    expect(meaning("X", { X: { waits: [set("all")] } }).wrong).toEqual(["nothing-before all all"]);
  });

  it("of earlier tasks is those above", () => {
    expect(meaning("B", { A: {}, B: { waits: [set("earlier-tasks")] }, C: {} }).waits).toEqual([
      "A all earlier-tasks high",
    ]);
    expect(meaning("A", { A: { waits: [set("earlier-tasks")] }, C: {} }).wrong).toEqual([
      "nothing-before all earlier-tasks",
    ]);
  });

  it("of the last earlier one is the one before alone", () => {
    const after = { A: {}, B: {}, C: { waits: [set("earlier-tasks", "last")] } };
    expect(meaning("C", after).waits.map((edge) => edge[0])).toEqual(["B"]);
    expect(ofPhase(set("earlier-phases", "last")).waits).toEqual(["phase 2"]);
  });

  it("of a priority is those above, and says so where it would hold its owner", () => {
    expect(of("X", set("priority", "P0")).waits).toEqual(["A all priority high", "C all priority high"]);
    expect(of("X", set("priority", "P0")).wrong).toEqual([]);
    expect(ofPhase(set("priority", "P0"))).toEqual({ waits: ["phase 1"], wrong: ["self-including all priority A"] });
    expect(of("X", set("priority", "P9")).wrong).toEqual(["prose all priority"]);
  });

  it("of stories is their phases, or their tasks where no phase is one, without the owner's own", () => {
    const titled = {
      1: { title: "Phase 1: User Story 1" },
      2: { title: "Phase 2: User Story 2" },
      3: { title: "Phase 3: Polish" },
    };
    expect(meaning("3", tasks, { ...titled, 3: { ...titled["3"], waits: [set("stories")] } }).waits).toEqual([
      "phase 1",
      "phase 2",
    ]);
    expect(meaning("2", tasks, { ...titled, 2: { ...titled["2"], waits: [set("stories")] } }).waits).toEqual([
      "phase 1",
    ]);
    expect(of("X", set("stories")).waits).toEqual(["B all stories high"]);
    expect(meaning("B", { B: { story: "US1", waits: [set("stories")] } }).wrong).toEqual([
      "nothing-before all stories",
    ]);
  });

  it("of a type is a phase of that name, sure of it, else prose", () => {
    const titled = { 1: { title: "Phase 1: Setup" }, 2: { title: "Phase 2: Empty" } };
    expect(meaning("X", { A: { phase: "1" }, X: { waits: [set("type", "setup", "low")] } }, titled).waits).toEqual([
      "A 1 high",
    ]);
    expect(meaning("X", { A: { phase: "1" }, X: { waits: [set("type", "setup", "medium")] } }, titled).waits).toEqual([
      "A 1 medium",
    ]);
    expect(meaning("X", { A: { phase: "1" }, X: { waits: [set("type", "empty")] } }, titled).wrong).toEqual([
      "prose all type",
    ]);
  });

  it("of a type is offered its tasks, at most five", () => {
    const list = taskListOf({
      ...Object.fromEntries(Array.from({ length: 7 }, (_, at) => [`T${at}`, {}])),
      X: { waits: [set("type", "api")] },
    });
    const typed = {
      ...list,
      tasks: list.tasks.map((task) => ({ ...task, facts: { ...task.facts, type: task.id === "X" ? null : " API " } })),
    };
    expect(buildGraph(typed).unresolved.map(({ candidates }) => candidates)).toEqual([["T0", "T1", "T2", "T3", "T4"]]);
  });
});

describe("what comes before what", () => {
  const list = taskListOf(
    {
      A: { phase: "1" },
      B: { phase: "1", waits: ["A"] },
      C: { phase: "2", waits: ["B"] },
      D: { phase: "2", waits: ["A"] },
      E: { phase: "3" },
    },
    { 1: {}, 2: {}, 3: { waits: ["2"] }, 4: {} },
  );
  const precedes = (from: Unit, to: Unit) => {
    const flow = buildFlow(list, buildGraph(list), () => true);
    return precedence(list, flow)(from, to);
  };
  const task = (id: string) => ({ kind: "task", id }) as const;
  const whole = (id: string) => ({ kind: "phase", id }) as const;

  it("is said of tasks by the ways between them", () => {
    expect([precedes(task("A"), task("C")), precedes(task("C"), task("A")), precedes(task("C"), task("D"))]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("is said of phases by barriers, or where each task of one waits for some task of the other", () => {
    expect([
      precedes(whole("2"), whole("3")),
      precedes(whole("1"), whole("2")),
      precedes(whole("2"), whole("1")),
    ]).toEqual([true, true, false]);
    expect([precedes(task("B"), whole("2")), precedes(task("A"), whole("2"))]).toEqual([false, true]);
    expect([precedes(task("C"), task("E")), precedes(whole("1"), task("C")), precedes(whole("3"), task("C"))]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("is said of no phase without tasks, and nobody knows it of what is not there", () => {
    expect([precedes(whole("1"), whole("4")), precedes(task("X"), task("A")), precedes(task("A"), whole("9"))]).toEqual(
      [false, null, null],
    );
  });
});

import { describe, expect, it } from "vitest";
import type { Reference } from "../../../src/core/references/expression.ts";
import { tasksOf } from "../../support/bundles.ts";

const TASKS = `## Phase 1: Setup

- [ ] T001 Schema
- [ ] T002 Queries
- [ ] T003 Pages

## Phase 2: Delivery

- [ ] T004 Mail
- [ ] T005 Search

## Phase 3: User Story 1 - Export

- [ ] T006 Export

## Phase 4: User Story 2 - Import

- [ ] T007 Import

`;

function written(one: Reference): string {
  if (one.kind === "range") return `${one.from}-${one.to}`;
  return one.kind === "phase" ? `phase ${one.id}` : "id" in one ? one.id : one.kind;
}

const setsOf = (text: string) =>
  tasksOf(text).parallelSets.map(({ task, phase, declaredCount, references }) => ({
    task,
    phase,
    declaredCount,
    ids: references.map(written).join(" "),
  }));

describe("sets of tasks that can be done at once", () => {
  const none = { task: null, phase: null, declaredCount: null };

  it.each([
    ["T001 and T003 can run in parallel", "T001 T003"],
    ["After T001, T002/T003/T005 can run concurrently. T007 comes last.", "T002 T003 T005"],
    ["T002 + T003 (after T001 completes) can proceed simultaneously", "T002 T003"],
    ["Tasks T001-T003, T005 in parallel", "T001-T003 T005"],
    ["T002 can run in parallel with T003 and T005, once T001 is done", "T002 T003 T005"],
    ["US1, US2 can run in parallel — each has its own files", "US1 US2"],
    ["Phases 3-4 can proceed in parallel", "phase 3 phase 4"],
    ["All Phase 2 tasks can proceed in parallel", "phase 2"],
    ["Once Phase 1 completes, both stories (Phase 3-4) can be worked on in parallel", "phase 3 phase 4"],
    ["Parallelizable: T002 and T009", "T002 T009"],
    ["T004, T005 in parallel (T004 needs T003, T005 needs T002)", "T004 T005"],
    ["T001 first, then T002-T003 can proceed in parallel", "T002-T003"],
    ["T001 + T002: parallelizable with each other, but must wait for T003-T005", "T001 T002"],
    ["T004 (mail) can be built in parallel with T001..T003", "T004 T001-T003"],
  ])("%j names %j", (line, ids) => {
    expect(setsOf(`${TASKS}## Notes\n\n- ${line}\n`)).toEqual([{ ...none, ids }]);
  });

  it.each([
    "Tasks marked [P] can run in parallel",
    "T001 and T003 cannot run in parallel",
    "T002 and T003 touch one file, so they cannot truly run in parallel",
    "T001 is independently testable, T003 is not",
    "**Parallel tasks**: 12 tasks marked [P] (T001-T003 among them)",
    "T001 → T002 (parallel) → T003",
    "Run T001 in parallel to nothing",
    "Phase 1 blocks all parallel work (T002-T005)",
    "T001, T002 and T003 run in parallel where their dependencies allow",
    "[P] tasks can run concurrently when dependencies are satisfied: e.g., T001 + T002, T004 + T005",
    "First T001-T003 by one person. Then everybody works in parallel.",
    "T001 and T002 are checked under concurrent load",
  ])("%j names none", (line) => {
    expect(setsOf(`${TASKS}## Notes\n\n- ${line}\n`)).toEqual([]);
  });

  it("are lists in sections about it, with their phase and what they count", () => {
    const text = `${TASKS}## Parallel Opportunities

**Phase 1 (Setup)**: Can run T001-T003 in parallel (11 tasks)

**User Story 2**: T006, T007 (2 tasks total; all marked [P])

**Group A** (after T001 completes):
- T002 and T003 independent
- Different people can take them
- T004 must be complete before T005
- T004-T005 (mail) depend on T003
- T005 starts as soon as T004 lands
- T001 owns the schema, T002 reads it

**MVP**: T001 + T002
`;
    expect(setsOf(text)).toEqual([
      { task: null, phase: "1", declaredCount: 11, ids: "T001-T003" },
      { task: null, phase: "4", declaredCount: 2, ids: "T006 T007" },
      { ...none, ids: "T002 T003" },
    ]);
  });

  it("may be independent of others, which need not be of one another", () => {
    const text = `${TASKS}## Notes\n\n- T004 and T005 are edits of their own, parallelizable, and independent of T001/T002\n`;
    const [set] = tasksOf(text).parallelSets;
    expect(set?.sides?.map((side) => side.map(written).join(" "))).toEqual(["T004 T005", "T001 T002"]);
  });

  it("are as many as are counted apart", () => {
    const text = `${TASKS}## Notes\n\n**Parallelizable**: T001-T003 (3 tasks), T004-T005 (2 tasks) = most of it\n`;
    expect(setsOf(text).map(({ ids, declaredCount }) => `${ids} ${declaredCount}`)).toEqual([
      "T001-T003 3",
      "T004-T005 2",
    ]);
  });

  it("are one per line where each line says of what it speaks", () => {
    const text = `${TASKS}## Notes\n\nWithin Phase 1: T001, T002 run in parallel\nWithin Phase 2: T004, T005 run in parallel\n`;
    expect(setsOf(text).map(({ ids }) => ids)).toEqual(["T001 T002", "T004 T005"]);
  });

  it("are none where a list says what one worker does", () => {
    const text = `${TASKS}## Parallel work\n\n- Developer A: US1 + US2 (one file, one after the other)\n- Developer B: T001, T002\n`;
    expect(setsOf(text)).toEqual([]);
  });

  it("may be two in one line, and count themselves in other words", () => {
    const text = `${TASKS}## Notes\n\n- Within US1: T001-T002 can run in parallel, T003-T005 can run in parallel\n`;
    expect(setsOf(text).map(({ ids }) => ids)).toEqual(["T001-T002", "T003-T005"]);
    expect(setsOf(`${TASKS}## Notes\n\n- Within US1: 5 tasks can run in parallel (T001-T004)\n`)).toEqual([
      { ...none, declaredCount: 5, ids: "T001-T004" },
    ]);
  });

  it("are none where a title or a remark only speaks of such things", () => {
    expect(setsOf("- [ ] T001 [US1] Test parallel runs of T002\n- [ ] T002 Run\n")).toEqual([]);
    expect(setsOf(`${TASKS}## Parallel Team Strategy\n\n- Everybody joins the setup (T001-T003)\n`)).toEqual([]);
  });

  it("are said by tasks of themselves, in any form", () => {
    const text = `- [ ] 2.1 Schema
  - _Can run in parallel with 2.2, 2.3_
- [ ] 2.2 Queries (can run in parallel with 2.1)
- [ ] 2.3 Pages
  - Dependencies: None (can run in parallel with 2.1)
- [ ] 2.4 Mail
  - Parallel: Yes
`;
    expect(setsOf(text)).toEqual([
      { ...none, task: "2.1", ids: "2.2 2.3" },
      { ...none, task: "2.2", ids: "2.1" },
      { ...none, task: "2.3", ids: "2.1" },
    ]);
    expect(tasksOf(text).tasks.map(({ facts }) => facts.parallel)).toEqual([false, false, false, true]);
  });

  it("are said by work packages of their parts", () => {
    const text =
      "### WP01: Schema\n\n**Priority**: P0\n\n- [ ] T001 Draw\n- [ ] T002 Print\n\n#### Parallel Opportunities\n\n- Drawing (T001) and printing (T002) can be done in parallel\n";
    expect(setsOf(text)).toEqual([{ ...none, ids: "T001 T002" }]);
  });

  it("are not read from examples in fences", () => {
    expect(setsOf(`${TASKS}## Parallel Example\n\n\`\`\`\nT001 and T003 in parallel\n\`\`\`\n`)).toEqual([]);
  });
});

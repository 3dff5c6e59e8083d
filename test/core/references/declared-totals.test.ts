import { describe, expect, it } from "vitest";
import type { DeclaredTotal } from "../../../src/core/bundle/declared-total.ts";
import { tasksOf } from "../../support/bundles.ts";

const TEXT = `# Plan

**Completed**: 1

## M1: Data

**Completed**: 1

- [x] **M1.1**: a

## M2: Views

**Completed**: 0

- [ ] **M2.1**: b

**Total Tasks**: 1
`;

const TASKS = `# Tasks

## Phase 1: Setup (1 task)

- [x] T001 Schema

## Phase 2: Foundational

- [ ] T002 [P] Queries

## Phase 3: User Story 1 - Export (Priority: P1)

- [ ] T003 Export

## Phase 4: User Story 2 - Import

- [ ] T004 Import

## Phase 5: Polish

- [ ] T005 Docs

## Summary

`;

/** `value of what` for each total; every one is checked to stand where it says. */
function totalsOf(text: string): string[] {
  return tasksOf(text).totals.map(({ value, counts, within, span }) => {
    expect(Number(text.slice(span.start, span.end).replaceAll(",", ""))).toBe(value);
    return `${value} ${countedBy(counts)}${within === undefined ? "" : ` in ${within}`}`;
  });
}

function countedBy(counts: DeclaredTotal["counts"]): string {
  if (counts.kind === "status") return counts.status;
  if (counts.kind === "phase") return `phase ${counts.phase}`;
  return counts.kind === "phases" ? `phases ${counts.phases.join("+")}` : counts.kind;
}

describe("declared totals", () => {
  it("count the phase whose section they stand in, outside all phases and after the last task the document", () => {
    expect(tasksOf(TEXT).totals.map(({ at, counts, within }) => [at.line, counts.kind, within ?? null])).toEqual([
      [3, "status", null],
      [7, "status", "M1"],
      [13, "status", "M2"],
      [17, "all", null],
    ]);
  });

  it.each([
    ["**Total Tasks:** 94", ["94 all"]],
    ["- Total: 1,024 tasks", ["1024 all"]],
    ["**Completed:** 10 (M0)", ["10 done"]],
    ["In Progress: 0", ["0 in-progress"]],
    ["- **Setup Phase**: 13 tasks (one is gone)", ["13 phase 1"]],
    ["- **User Story 1 (P1)**: 25 tasks", ["25 phase 3"]],
    ["1. Complete Phase 1: Setup (14 tasks)", ["14 phase 1"]],
    ["- Developer B: User Story 2 (18 tasks)", ["18 phase 4"]],
    ["6. Add Polish (17 tasks) → hardened", ["17 phase 5"]],
    ["4. Team converges for Polish phase (22 tasks)", ["22 phase 5"]],
    ["1. Team completes Setup + Foundational together (35 tasks)", ["35 phases 1+2"]],
    ["**MVP Task Count**: 60 tasks (Setup + Foundational + US1)", ["60 phases 1+2+3"]],
    ["- **MVP Scope (US1 only)**: 59 tasks (unchanged)", ["59 phases 1+2+3"]],
    ["| Phase | Tasks |\n|---|---|\n| US1 (MVP) | 7 |", ["7 phase 3"]],
    ["| Phase | Tasks |\n|---|---|\n| MVP (US1) | 7 |", ["7 phases 1+2+3"]],
    ["- **Parallel Opportunities Identified**: 68 tasks marked [P]", ["68 parallel"]],
    ["**Progress**: 12/62 tasks (19%)", ["12 done", "62 all", "19 percent"]],
    ["- **Total Tasks** \u2014 5", ["5 all"]],
    ["- **Total Tasks** \u201a\u00c4\u00ee 5", ["5 all"]],
    ["- Phase 1 \u00e2\u20ac\u201c Setup: 3 tasks", ["3 phase 1"]],
    ["**Completion**: 20 % (1/5 tasks)", ["20 percent", "1 done", "5 all"]],
    ["Progress: 3/5 (60%)", ["3 done", "5 all", "60 percent"]],
    ["**Remaining**: 4", ["4 open"]],
    ["- Left: 4 tasks", ["4 open"]],
    ["**Progress:** 1 of 3 (33 %)", ["1 done", "3 all", "33 percent"]],
  ])("%j counts %j", (line, totals) => {
    expect(totalsOf(`${TASKS}${line}\n`).slice(1)).toEqual(totals);
  });

  it.each([
    "Can run T002, T003 in parallel (2 tasks)",
    "Total: 87 subtasks across 10 packages",
    "Total Duration: 12 weeks",
    "Completed: 50%",
    "Version: 3",
    "Remaining: 4 days",
    "Polish phase: 7 tasks can run in parallel (T001, T002)",
    "Phase 1-2: 25 tasks",
    "Phase 1\u201a\u00c4\u00ec2: 25 tasks",
    "Ship it in two steps (2 tasks each)",
  ])("%j counts no tasks", (line) => {
    expect(totalsOf(`${TASKS}${line}\n`).slice(1)).toEqual([]);
  });

  it("stand in headings of phases", () => {
    expect(totalsOf(TASKS)).toEqual(["1 phase 1"]);
  });

  it("stand in tables of metrics, of phases and of statuses", () => {
    const metrics = "| Metric | Value |\n|---|---|\n| **Total Tasks** | 5 |\n| Completed | 1 |\n| Duration | 3 |\n";
    expect(totalsOf(TASKS + metrics).slice(1)).toEqual(["5 all", "1 done"]);
    const phases =
      "| Phase | Tasks | Completed |\n|---|---|---|\n| Phase 1 | 1 | 1 |\n| Polish | 2 | 0 |\n| **Total** | **5** | 1 |\n";
    expect(totalsOf(TASKS + phases).slice(1)).toEqual([
      "1 phase 1",
      "1 done in 1",
      "2 phase 5",
      "0 done in 5",
      "5 all",
      "1 done",
    ]);
  });

  it("stand in headings of phases with what is done of them", () => {
    const text = "## Phase 1: Setup (1/2 complete)\n\n- [x] T001 Schema\n- [ ] T002 Roles\n";
    expect(totalsOf(text)).toEqual(["1 done in 1", "2 phase 1"]);
    expect(totalsOf(text.replace("1/2 complete", "1/2"))).toEqual([]);
  });

  it.each<[string, string, string, string[]]>([
    [
      "Done | Phase | Total | Progress",
      "1 | Setup | 1 | 100 %",
      "1 | Overall | 5 | 20%",
      ["1 done in 1", "1 phase 1", "100 percent in 1", "1 done", "5 all", "20 percent"],
    ],
    [
      "# | Phase | Progress",
      "1 | Phase 1: Setup | 1/1 (100%)",
      "2 | Polish | 0 / 1",
      ["1 done in 1", "1 phase 1", "100 percent in 1", "0 done in 5", "1 phase 5"],
    ],
    [
      "Phase | Remaining | Tasks",
      "Polish | **1** | 1",
      "Total | 4 | 5",
      ["1 open in 5", "1 phase 5", "4 open", "5 all"],
    ],
  ])("stand in tables with columns in any order: %s", (header, first, last, totals) => {
    const rule = header
      .split("|")
      .map(() => "---")
      .join("|");
    const table = [header, rule, first, last].map((row) => `| ${row} |\n`).join("");
    expect(totalsOf(TASKS + table).slice(1)).toEqual(totals);
  });

  it.each([
    [
      "percentages alone, which somebody estimates",
      "| Phase | State | Progress |\n|---|---|---|\n| Setup | begun | 30% |\n",
    ],
    ["shares of statuses", "| Status | Percentage |\n|---|---|\n| Done | 20% |\n"],
    ["two columns of one status", "| Phase | Cancelled | Skipped |\n|---|---|---|\n| Setup | 1 | 2 |\n"],
  ])("are not %s", (_, table) => {
    expect(totalsOf(TASKS + table).slice(1)).toEqual([]);
  });

  it("stand in front matter too, behind a title as well, where no edit touches them", () => {
    const matter = "total_tasks: 5\ncompleted_tasks: 1\n---\n";
    for (const text of [`---\n${matter}\n${TASKS}`, `# Plan\n---\n${matter}\n${TASKS}`]) {
      expect(totalsOf(text).slice(0, 2)).toEqual(["5 all", "1 done"]);
      expect(tasksOf(text).totals.map(({ fixed }) => fixed)).toEqual([true, true, undefined]);
    }
  });

  it("in the section of a task are about that task", () => {
    expect(totalsOf("### T001: Schema\n\n**Type**: Setup\n**Total Tasks**: 3\n")).toEqual([]);
  });

  it("that are still placeholders are kept apart", () => {
    const text = `${TASKS}| Metric | Value |\n|---|---|\n| **Total Tasks** | [Number] |\n| Phases | 5 |\n\n**Total Time**: {weeks}\n`;
    const { totals, unfilledTotals } = tasksOf(text);
    expect(totals).toHaveLength(1);
    expect(unfilledTotals?.map(({ label, text: placeholder, at }) => [label, placeholder, at.line])).toEqual([
      ["Total Tasks", "[Number]", 27],
      ["Total Time", "{weeks}", 30],
    ]);
  });
});

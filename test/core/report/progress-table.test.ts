import { describe, expect, it } from "vitest";
import { renderProgressTable } from "../../../src/core/report/progress-table.ts";
import { buildBundle, buildPhaseProgress } from "../../support/reports.ts";

const BUNDLE = {
  counts: { tasks: 6, byStatus: { done: 2, todo: 4 }, parallel: 0 },
  progress: [buildPhaseProgress("1", "Setup", 2, 2), buildPhaseProgress("2", "Core", 0, 4)],
};

function table(gain?: { done: number; phases: number[]; reached: { done: number; phases: number[] } }): string {
  return renderProgressTable(buildBundle({ ...BUNDLE, ...(gain ? { gain: { ...gain, unblocks: [] } } : {}) }), 10);
}

describe("the table of progress", () => {
  it("says how many tasks are done, where the merge changes nothing", () => {
    expect(table().split("\n")).toEqual([
      "| phase | tasks done |",
      "|---|---|",
      "| **all tasks** | `███░░░░░░░ 2 of 6` |",
      "| Setup | `██████████ 2 of 2` |",
      "| Core | `░░░░░░░░░░ 0 of 4` |",
    ]);
  });

  it("says what it is before and after the merge, so that nobody wonders which of the two a number is", () => {
    const rows = table({ done: 2, phases: [1, 1], reached: { done: 3, phases: [2, 1] } }).split("\n");
    expect(rows).toEqual([
      "| phase | tasks done: before → after the merge |",
      "|---|---|",
      "| **all tasks** | `█████░░░░░ 1 → 3 of 6` |",
      "| Setup | `██████████ 1 → 2 of 2` |",
      "| Core | `██░░░░░░░░ 0 → 1 of 4` |",
    ]);
  });

  it("counts down where the merge opens tasks again", () => {
    expect(table({ done: -1, phases: [-1, 0], reached: { done: 1, phases: [1, 0] } })).toContain("2 → 1 of 6");
  });
});

import { describe, expect, it } from "vitest";
import type { DeclaredTotal } from "../../../src/core/bundle/declared-total.ts";
import { counterEdits } from "../../../src/core/edits/counter-edits.ts";
import { decodeSource } from "../../../src/core/markdown/source-text.ts";
import type { Status } from "../../../src/core/statuses/status.ts";
import { taskListOf } from "../../support/task-lists.ts";

const AT = { path: "tasks.md", line: 1, endLine: 1 };

/** What a total becomes, and why, when task A gets another status; nothing where it stays. */
function edited(written: string, total: Partial<DeclaredTotal>, to: Status, tasks = list) {
  const source = decodeSource({ path: "tasks.md", bytes: new TextEncoder().encode(`Sum: ${written}`) });
  const span = { start: 5, end: 5 + written.length };
  const declared: DeclaredTotal = {
    label: "Sum",
    value: Number(written),
    counts: { kind: "all" },
    at: AT,
    span,
    ...total,
  };
  const edits = counterEdits(source, { ...tasks, totals: [declared] }, new Map([["A", to]]));
  return edits.map(({ newBytes, why }) => [new TextDecoder().decode(newBytes), why]);
}

const list = taskListOf(
  { A: { status: "cancelled", phase: "1" }, B: { status: "done", phase: "2" }, C: { phase: "2" } },
  { 1: {}, 2: {} },
);

describe("a total that a document declares", () => {
  it("of one status follows it, with its label as the reason", () => {
    const counts = { kind: "status", status: "done" } as const;
    expect(edited("1", { counts }, "done")).toEqual([["2", "Sum 2"]]);
    expect(edited("2", { counts }, "done")).toEqual([]);
    expect(edited("0", { counts, within: "1" }, "done")).toEqual([["1", "Sum 1"]]);
    expect(edited("1", { counts, within: "2" }, "done")).toEqual([]);
    expect(edited("1", { counts, within: "9" }, "done")).toEqual([]);
  });

  it("of all tasks follows where it leaves the cancelled ones out", () => {
    expect(edited("2", {}, "todo")).toEqual([["3", "Sum 3"]]);
    expect(edited("3", {}, "todo")).toEqual([]);
    expect(edited("1", {}, "todo")).toEqual([]);
  });

  it("of what is open follows it, counted as it was before", () => {
    expect(edited("2", { counts: { kind: "open" } }, "done")).toEqual([["1", "Sum 1"]]);
    expect(edited("1", { counts: { kind: "open" } }, "todo")).toEqual([["2", "Sum 2"]]);
    expect(edited("3", { counts: { kind: "open" } }, "done")).toEqual([]);
  });

  it("in hundredths follows however it was rounded, and stays where it was wrong", () => {
    for (const written of ["33", "34"])
      expect(edited(written, { counts: { kind: "percent" } }, "done")).toEqual([["67", "Sum 67"]]);
    expect(edited("50", { counts: { kind: "percent" } }, "done")).toEqual([]);
    expect(edited("0", { counts: { kind: "percent" }, within: "9" }, "done")).toEqual([]);
  });

  it("of anything else stays, whatever it happens to be equal to", () => {
    expect(edited("2", { counts: { kind: "parallel" } }, "todo")).toEqual([]);
    expect(edited("1", { counts: { kind: "phase", phase: "2" } }, "done")).toEqual([]);
  });

  it("stays where it is not written as a plain number, or belongs to a tool", () => {
    const counts = { kind: "status", status: "done" } as const;
    expect(edited("01", { counts }, "done")).toEqual([]);
    expect(edited("1", { counts, fixed: true }, "done")).toEqual([]);
  });
});

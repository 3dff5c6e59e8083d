import { describe, expect, it } from "vitest";
import { spanOfMark } from "../../../src/core/edits/span-of-mark.ts";
import { decodeSource } from "../../../src/core/markdown/source-text.ts";
import { sourceFile, tasksOf } from "../../support/bundles.ts";

const HEADINGS = `### Task 1.1: Schema

**Priority**: P0

### Task 1.2: Queries

**Priority**: P0

### Task 1.3: Pages

**Priority**: P1

`;

function trackersOf(text: string): string[] {
  const source = decodeSource(sourceFile("tasks.md", text));
  return tasksOf(text).tasks.flatMap(({ id, status, marks }) => {
    for (const mark of marks) expect(source.text.startsWith(mark.written, spanOfMark(mark, source).start)).toBe(true);
    return [`${id} ${status}`, ...marks.map(({ kind, written }) => `${kind}: ${written}`)];
  });
}

describe("trackers", () => {
  it("call a work package done that is approved, whether generated or with a check mark", () => {
    const text = (status: string) =>
      `## WP01: Desk\n\n**Status**: ${status}\n\n## WP02: Lamp\n\n<!-- status-model:start -->\n\n- WP01: done\n- WP02: approved\n\n<!-- status-model:end -->\n`;
    const statuses = (status: string) => tasksOf(text(status)).tasks.map((task) => task.status);
    expect(statuses("✅ APPROVED")).toEqual(["done", "done"]);
    expect(statuses("Approved")).toEqual(["todo", "done"]);
  });

  it("tell the states of tasks that are defined elsewhere, by whole lines", () => {
    const text = `${HEADINGS}## Tracking

- [x] ~~Task 1.1~~ - Completed 2026-02-01 by @ada
- [ ] Task 1.2 - In Progress, started 2026-02-02
- [ ] Task 1.3 - Blocked by Task 1.1
`;
    expect(trackersOf(text)).toEqual([
      "1.1 done",
      "tracker: - [x] ~~Task 1.1~~ - Completed 2026-02-01 by @ada",
      "1.2 in-progress",
      "tracker: - [ ] Task 1.2 - In Progress, started 2026-02-02",
      "1.3 blocked",
      "tracker: - [ ] Task 1.3 - Blocked by Task 1.1",
    ]);
  });

  it("that repeat a title are read by their boxes", () => {
    expect(trackersOf(`### T001: Review plans\n\n**Type**: Docs\n\n## Index\n\n- [x] T001: Review plans\n`)).toEqual([
      "T001 done",
      "tracker: - [x] T001: Review plans",
    ]);
  });

  it("stand in generated blocks and below headings about the status", () => {
    const text = `${HEADINGS}## Progress

- Task 1.1: ✅ Done
- ✅ Task 1.2
- Task 1.3 needs a decision

<!-- status-model:start -->

- Task 1.3: blocked

<!-- status-model:end -->

- Task 1.2: done
`;
    expect(trackersOf(text.replace("## Progress", "## Progress report"))).toEqual([
      "1.1 done",
      "tracker: - Task 1.1: ✅ Done",
      "1.2 done",
      "tracker: - ✅ Task 1.2",
      "1.3 blocked",
      "tracker: - Task 1.3: blocked",
    ]);
  });

  it("stand in index tables with a status, whose words of other meanings say nothing", () => {
    const text = `${HEADINGS}## Index

| ID | Owner | Status |
| --- | --- | --- |
| 1.1 | Ada | ✅ Done |
| [1.2](#task-12) | Bob | Large |
| 1.3 | Cy | ⏳ Pending |

| ID | Lines | Status |
| --- | --- | --- |
| 1.2 | 280 | ✓ |
| 1.3 | 420 | ✓ (the largest) |
`;
    expect(trackersOf(text)).toEqual(["1.1 done", "tracker: ✅ Done", "1.2 todo", "1.3 todo", "tracker: ⏳ Pending"]);
  });

  it("that run ahead of a task leave it open", () => {
    const text =
      "### WP01: Schema\n\n**Status**: Planned\n\n## Status\n\n<!-- status-model:start -->\n- WP01: done\n<!-- status-model:end -->\n";
    expect(tasksOf(text).tasks.map(({ status }) => status)).toEqual(["todo"]);
  });
});

describe("tables that keep tasks", () => {
  const KEPT = `${HEADINGS}## Completed Tasks

| ID | Task | Completed | PR |
|----|------|-----------|----|
| 1.1 | Schema | 2026-02-01 | #7 |
| | | | |

## Backlog

| ID | Task | Notes |
| --- | --- | --- |
| B1 | Export as PDF | later |
| | nobody knows | |
`;

  it("hold the completed ones, with their rows, the first free one and the end", () => {
    const { completed, tasks } = tasksOf(KEPT);
    const text = decodeSource(sourceFile("tasks.md", KEPT)).text;
    const slice = (span: { start: number; end: number } | null | undefined) => span && text.slice(span.start, span.end);
    expect(completed?.header).toEqual(["ID", "Task", "Completed", "PR"]);
    expect(completed?.rows.map(({ id, at, span }) => [id, at.line, slice(span)])).toEqual([
      ["1.1", 17, "| 1.1 | Schema | 2026-02-01 | #7 |"],
    ]);
    expect(slice(completed?.blank)).toBe("| | | | |");
    expect(text.slice(completed?.end, (completed?.end ?? 0) + 2)).toBe("\n\n");
    expect(tasks.map(({ id, status, marks }) => [id, status, marks.map(({ kind }) => kind)])).toEqual([
      ["1.1", "done", ["completed-row"]],
      ["1.2", "todo", []],
      ["1.3", "todo", []],
    ]);
  });

  it("hold what is not planned, which is no task", () => {
    const { backlog, tasks } = tasksOf(KEPT);
    expect(backlog).toEqual([{ id: "B1", title: "Export as PDF", at: expect.objectContaining({ line: 24 }) }]);
    expect(tasks.map(({ id }) => id)).not.toContain("B1");
  });

  it("end where their header ends when they are empty, in a quote and with CRLF too", () => {
    const text = "# Plan\r\n\r\n- [ ] T001 Schema\r\n\r\n## Completed\r\n\r\n> | ID | Task |\r\n> |---|---|\r\n";
    const { completed } = tasksOf(text);
    expect(completed).toMatchObject({ rows: [], blank: null });
    expect(text.slice(0, completed?.end).endsWith("> |---|---|")).toBe(true);
  });
});

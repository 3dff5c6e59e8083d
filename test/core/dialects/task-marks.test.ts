import { describe, expect, it } from "vitest";
import { spanOfMark } from "../../../src/core/edits/span-of-mark.ts";
import { decodeSource } from "../../../src/core/markdown/source-text.ts";
import { sourceFile, tasksOf } from "../../support/bundles.ts";

/** `id status` of each task, then its marks; every mark is checked to stand where it says. */
function marksOf(text: string): string[] {
  const source = decodeSource(sourceFile("tasks.md", text));
  return tasksOf(text).tasks.map(({ id, status, marks }) => {
    for (const mark of marks) expect(source.text.startsWith(mark.written, spanOfMark(mark, source).start)).toBe(true);
    const said = marks.map((mark) => `${mark.kind} ${JSON.stringify(mark.written)} ${mark.status} on ${mark.at.line}`);
    return [`${id} ${status}`, ...said].join("; ");
  });
}

describe("marks in a task's own block", () => {
  it("are its box, words in its title and its fields, which all have to agree on done", () => {
    const text = `- [x] T001 Sign in — DEFERRED
- [X] T002 Sign out - done
- [ ] ~~T003 Remember me~~ — **不要**
- [x] ~~T004 Guess the name~~
- [~] T005 Try it with the herd DEFERRED
- [x] T006 [Review][Defer] Names of tables — deferred, as before
`;
    expect(marksOf(text)).toEqual([
      'T001 deferred; box "x" done on 1; word "DEFERRED" deferred on 1',
      'T002 done; box "X" done on 2; word "done" done on 2',
      'T003 cancelled; box " " todo on 3; word "T003 Remember me" cancelled on 3; word "不要" cancelled on 3',
      'T004 done; box "x" done on 4',
      'T005 deferred; box "~" deferred on 5',
      'T006 done; box "x" done on 6',
    ]);
  });

  it("are words and signs of headings", () => {
    const text = `### Task 1.1: Schema ✅

### Task 1.2: Queries

**Status**: [x] completed (2026-01-17)

### Task 1.3: Pages ‚úÖ [COMPLETED]

### [x] Task 1.4: Mail — **done 2026-02-01, frozen**

### Task 1.5: Search

- **Status**: 50% complete
`;
    expect(marksOf(text)).toEqual([
      '1.1 done; word "✅" done on 1',
      '1.2 done; box "x" done on 5; field "completed (2026-01-17)" done on 5',
      '1.3 done; word "COMPLETED" done on 7; word "‚úÖ" done on 7',
      '1.4 done; box "x" done on 9; word "done" done on 9',
      '1.5 in-progress; field "50% complete" in-progress on 13',
    ]);
  });

  it("leave out check marks that the headings of open tasks carry too", () => {
    const text = `### Task 1: Schema ✅

**Status**: Pending

### Task 2: Queries ✅

**Status**: In progress

### Task 3: Pages ✅
`;
    expect(marksOf(text)).toEqual([
      '1 todo; field "Pending" todo on 3',
      '2 in-progress; field "In progress" in-progress on 7',
      "3 todo",
    ]);
  });

  it("are no sentences beside a box, under whatever label", () => {
    const text = `- [x] 1.1 Move it
  - **Status**: Moved everything into the one module
- [x] 1.2 Test it
  - **Status**: somehow
`;
    expect(marksOf(text)).toEqual([
      '1.1 done; box "x" done on 1',
      '1.2 unknown; box "x" done on 3; field "somehow" unknown on 4',
    ]);
  });

  it("are read in linear time, however long a status is", () => {
    const long = `- [ ] T001 x\n  - Status: data:image/png;base64,${"A".repeat(400_000)}\n`;
    expect(marksOf(long)).toHaveLength(1);
  });

  it("are no check marks of list items, where the box is the status", () => {
    expect(marksOf("- [ ] T001 Write the test ✅ FAILING\n- [ ] T002 Watch it pass ✅\n")).toEqual([
      'T001 todo; box " " todo on 1',
      'T002 todo; box " " todo on 2',
    ]);
  });

  it("are signs at the end of list items that the legend explains", () => {
    const text = `Legend: ✅ Done, ❌ Cancelled, 🚧 Blocked

- [x] T001 Schema ❌
- [ ] T002 Pages 🚧
- [ ] T003 Mail ⏳
- [x] 🚧 T004 Signs before an id are decoration
`;
    expect(marksOf(text)).toEqual([
      'T001 cancelled; box "x" done on 3; word "❌" cancelled on 3',
      'T002 blocked; box " " todo on 4; word "🚧" blocked on 4',
      'T003 todo; box " " todo on 5',
      'T004 done; box "x" done on 6',
    ]);
  });

  it("are no check marks that open tasks carry throughout, explained or not", () => {
    const text = "Legend: ✅ Done, ⏳ Pending\n\n- [ ] T001 Test ✅\n- [ ] T002 Page ✅\n- [x] T003 Mail ✅\n";
    expect(marksOf(text)).toEqual([
      'T001 todo; box " " todo on 3',
      'T002 todo; box " " todo on 4',
      'T003 done; box "x" done on 5',
    ]);
  });

  it("are letters that the legend explains", () => {
    expect(marksOf("Key: `[B]` Blocked, `[D]` Deferred\n\n- [B] T001 Schema\n- [D] T002 Pages\n")).toEqual([
      'T001 blocked; box "B" blocked on 3',
      'T002 deferred; box "D" deferred on 4',
    ]);
  });

  it("stand in comments and in several fields of one line too", () => {
    const text = `### T-001: Schema

**Owner**: Ada | **Priority**: P1 | **Status**: [ ] pending

### T-002: Pages

<!-- Status: blocked -->
`;
    expect(marksOf(text)).toEqual([
      'T-001 todo; box " " todo on 3; field "pending" todo on 3',
      'T-002 blocked; field "blocked" blocked on 7',
    ]);
  });
});

describe("a task that states no status", () => {
  it("is as far as the boxes below it, which the legend explains", () => {
    const text = `Key: [~] In progress, [!] Blocked, [-] Cancelled

### P1.1: Schema

#### Subtasks

- [x] Draw it
- [-] Print it

### P1.2: Queries

#### Subtasks

- [~] Write them

### P1.3: Pages

#### Subtasks

- [x] Lay them out
- [!] Translate them

### P1.4: Mail

#### Subtasks

- [ ] Send it
`;
    expect(marksOf(text)).toEqual(["P1.1 done", "P1.2 in-progress", "P1.3 blocked", "P1.4 todo"]);
  });
});

import { describe, expect, it } from "vitest";
import { parseTasksFile } from "../../../src/core/bundle/parse-tasks-file.ts";
import { planStatusEdits } from "../../../src/core/edits/plan-edits.ts";
import type { Status } from "../../../src/core/statuses/status.ts";
import { planAll, planFor, sourceFile } from "./support.ts";

const BOXES = "- [ ] T001 Dig\n- [ ] T002 Plant\n- [ ] T002 Water\n- [ ] T004-T006 Weed\n";
const HEADINGS = "# Task Breakdown: Mill\n\n### Task 1: Dam\n\n**Dependencies**: None\n\n### Task 2: Wheel\n";
const FIELDS = "# Plan\n\n- [x] **M1.1**: Dig\n  - Status: Done, see #4\n- [ ] **M1.2**: Plant\n  - Status: Backlog\n";
const SIGNS = "# Plan\n\n- [ ] **M1.1**: Dig\n  - Status: 📋 Backlog\n";
const COMPLETED = `${HEADINGS}
## Completed Tasks

| Task | Name | Date |
|------|------|------|
| 1 | Dam | 2026-01-02 |
`;
const TRACKER = `${HEADINGS}
## Progress

- [x] ~~Task 1~~ - Completed 2026-03-04 by @ada
`;
const TWO_LINES = `${TRACKER}- [ ] Task 2\n`;

function said(document: string, task: string, to: Status, record = {}) {
  return planFor(sourceFile(document), { [task]: to }, record).refusals.map(({ reason, hint }) => [reason, hint]);
}

describe("what is said about a status that cannot be changed", () => {
  it("names a task that is not there", () => {
    expect(said(BOXES, "t001", "done")).toEqual([["There is no task t001 in this file.", "Did you mean T001?"]]);
    expect(said(BOXES, "Design", "done")).toEqual([
      [
        "There is no task Design in this file.",
        "Check the id against the file; ids are case-sensitive. It has 6 tasks, from T001 to T006.",
      ],
    ]);
    expect(said("- [ ] T001 Dig\n- [ ] T002 Plant\n", "Design", "done")).toEqual([
      [
        "There is no task Design in this file.",
        "Check the id against the file; ids are case-sensitive. Its tasks are T001 and T002.",
      ],
    ]);
  });

  it("names the lines of two tasks of one id", () => {
    expect(said(BOXES, "T002", "done")).toEqual([
      ["T002 stands on lines 2 and 3, so it is not clear which one is meant.", "Give each task an id of its own."],
    ]);
  });

  it("tells two wishes for one task, once each", () => {
    const changes = ["done", "todo", "done"].map((to) => ({ task: "T001", to: to as Status }));
    const { refusals } = planAll(sourceFile(BOXES), changes);
    const both = {
      task: "T001",
      reason: "T001 was asked to become two different statuses at once.",
      hint: "Ask for one status per task.",
    };
    expect(refusals).toEqual([both, both]);
  });

  it("lists the statuses that can be written", () => {
    expect(said(BOXES, "T001", "unknown")).toEqual([
      [
        '"unknown" is not a status that can be written.',
        "Use todo, in-progress, in-review, blocked, done, cancelled or deferred.",
      ],
    ]);
  });

  it("names those who share the box", () => {
    expect(said(BOXES, "T004", "done")).toEqual([
      [
        "T004 shares one box with T005 and T006, so it cannot change alone.",
        "Ask for T004, T005 and T006 together, or give each a line and a box of its own.",
      ],
    ]);
  });

  it("says what to add to a heading that has no place for a status", () => {
    expect(said(HEADINGS, "2", "done")).toEqual([
      [
        "2 on line 7 has neither a checkbox nor a status, so there is no place to write one.",
        'Add a checkbox in front of its title, a `**Status**:` line beneath it, or a "Completed Tasks" table to the file.',
      ],
    ]);
  });

  it("says what to add to an item, a paragraph or a row of a table", () => {
    const places = [
      ["item", "a checkbox in front of it, a `Status:` line beneath it,"],
      ["paragraph", "a checkbox in front of it, a `Status:` line beneath it,"],
      ["row", 'a "Status" column to its table'],
    ] as const;
    for (const [kind, place] of places) {
      const { document, list } = parseTasksFile(sourceFile(BOXES));
      const tasks = list.tasks.map((task) => ({ ...task, kind, marks: [] }));
      const parse = () => ({ document, list: { ...list, tasks } });
      const plan = planStatusEdits(sourceFile(BOXES), [{ task: "T001", to: "done" }], { parse });
      expect(plan.refusals[0]?.hint).toBe(`Add ${place} or a "Completed Tasks" table to the file.`);
    }
  });

  it("points at the list of states where the file has one", () => {
    expect(said(TRACKER, "2", "done")).toEqual([
      [
        "2 on line 7 has neither a checkbox nor a status, so there is no place to write one.",
        "Add a line such as `- [ ] 2` to the list of states on line 11.",
      ],
    ]);
  });

  it("points at the table that knows only what is completed", () => {
    expect(said(COMPLETED, "2", "blocked")).toEqual([
      [
        '2 has no status of its own; the table on line 11 tells what is completed, and cannot say "blocked".',
        "Add a checkbox or a `Status:` line to the task.",
      ],
    ]);
  });

  it("takes no row away whose table would not be what it was before", () => {
    expect(said(COMPLETED, "1", "todo")).toEqual([
      [
        "1 is entered as completed on line 13, and what the table said before is not known.",
        "Remove the row by hand, and the entry with it.",
      ],
    ]);
  });

  it.each([
    [COMPLETED, {}, "the date of the change"],
    [TWO_LINES, {}, "the date of the change"],
    [TWO_LINES, { today: "2026-11-21" }, "who completed it"],
  ])("asks for what the file writes down with a completion", (document, record, what) => {
    expect(said(document, "2", "done", record)).toEqual([
      [
        `This file writes down ${what} when 2 (line 7) changes, and nobody has said that.`,
        "Give the date and the name with the change.",
      ],
    ]);
  });

  it("quotes a task that contradicts itself", () => {
    const document = "# Plan\n\n- [x] **M1.1**: Dig\n  - Status: Backlog \n";
    expect(said(document, "M1.1", "done")).toEqual([
      [
        'M1.1 on line 3 contradicts itself: the box on line 3 says [x], line 4 says "Backlog".',
        "Make its checkbox and its status say the same, then try again.",
      ],
    ]);
  });

  it("names the status that the file has no mark for", () => {
    expect(said(BOXES, "T001", "deferred")).toEqual([
      [
        'This file defines no mark for "deferred", which T001 on line 1 would need.',
        "Define one by a line such as `- [>] Deferred` under a heading `## Status legend`, then write the command again.",
      ],
    ]);
  });

  it.each<readonly [Status, string]>([
    ["in-progress", BOXES],
    ["in-review", BOXES],
    ["blocked", BOXES],
    ["cancelled", BOXES],
    ["deferred", BOXES],
    ["in-progress", SIGNS],
    ["in-review", SIGNS],
    ["blocked", SIGNS],
    ["cancelled", SIGNS],
    ["deferred", SIGNS],
  ])("shows a line of a legend for %s that is read once it stands there", (to, document) => {
    const task = document === BOXES ? "T001" : "M1.1";
    const [[, hint = ""] = []] = said(document, task, to);
    const [, line = "", heading = ""] = /`(- [^`]+)` under a heading `(## [^`]+)`/.exec(hint) ?? [];
    const plan = planFor(sourceFile(`${document}\n${heading}\n\n${line}\n`), { [task]: to });
    expect([plan.changed, plan.refusals]).toEqual([[task], []]);
  });

  it("quotes the note that a new status would lose", () => {
    expect(said(FIELDS, "M1.1", "todo")).toEqual([
      [
        'The status of M1.1 on line 4 says more than a status ("Done, see #4"), and writing a new one would lose that.',
        "Move the note to a line of its own, or change the line by hand.",
      ],
    ]);
  });

  it("names the line whose bytes are not valid", () => {
    const bytes = new Uint8Array([...new TextEncoder().encode("- [ ] T001 Dig "), 0xff]);
    const { refusals } = planFor(sourceFile(bytes), { T001: "done" });
    expect(refusals).toEqual([
      {
        task: "T001",
        reason: "The line of T001 (1) holds bytes that are not valid UTF-8, so its place cannot be found for certain.",
        hint: "Save that line as UTF-8, or change it by hand.",
      },
    ]);
  });

  it("tells that the repository reads the mark otherwise", () => {
    const options = { markers: { x: "cancelled", X: "cancelled" } } as const;
    const { refusals } = planStatusEdits(sourceFile(BOXES), [{ task: "T001", to: "done" }], options);
    expect(refusals).toEqual([
      {
        task: "T001",
        reason: 'After the edit T001 would not read as "done" in this file.',
        hint: "The file gives the mark another meaning; change the line by hand.",
      },
    ]);
  });

  it("tells that a title is struck through, whichever box stands before it", () => {
    const reason = 'The title of T001 on line 1 is struck through, which says "cancelled" and not "todo".';
    const hint = "Take away the ~~ around it by hand, then try again.";
    expect(said("- [x] ~~T001 Dig~~\n- [ ] T002 Plant\n", "T001", "todo")).toEqual([[reason, hint]]);
    expect(said("- [ ] ~~T001 Dig~~\n- [ ] T002 Plant\n", "T001", "todo")).toEqual([[reason, hint]]);
  });

  it("asks for the file where the edit would change more than a status", () => {
    const { document, list } = parseTasksFile(sourceFile(BOXES));
    const stale = { ...list, tasks: list.tasks.map((task) => ({ ...task, title: "Something else" })) };
    const parse = () => ({ document, list: stale });
    expect(planStatusEdits(sourceFile(BOXES), [{ task: "T001", to: "done" }], { parse }).refusals).toEqual([
      {
        task: "T001",
        reason: "The edit of T001 would change more of the file's meaning than its status.",
        hint: "Change the line by hand; please report the file if the line looks ordinary.",
      },
    ]);
  });

  it("passes on why the file was not read", () => {
    const deep = sourceFile(`${">".repeat(5_000)} - [ ] T001 Build it\n`);
    const { refusals } = planFor(deep, { T001: "done" });
    expect(refusals).toEqual([
      {
        task: "T001",
        reason: expect.stringMatching(/^The file could not be read as tasks: .+/),
        hint: "Make the file smaller or flatter, then try again.",
      },
    ]);
  });
});

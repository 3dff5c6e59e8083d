import { describe, expect, it } from "vitest";
import { readTrackerLine, writeTrackerLine } from "../../../src/core/edits/tracker-line.ts";
import { readTrackerNote } from "../../../src/core/edits/tracker-note.ts";
import type { Status } from "../../../src/core/statuses/status.ts";
import { planFor, sourceFile, text } from "./support.ts";

const ABOVE = [1, 2, 3].map((n) => `### Task ${n}: Work ${n}\n\n**Dependencies**: None\n\n`).join("");
const document = (lines: string) => `# Task Breakdown: Mill\n\n${ABOVE}## Progress\n\n${lines}\n`;

/** The list of states after a change, or the reason why it stays. */
function changed(lines: string, task: string, to: Status, record = {}): string {
  const plan = planFor(sourceFile(document(lines)), { [task]: to }, record);
  return plan.refusals[0]?.reason ?? text(plan.after).slice(document("").length - 1, -1);
}

const ADA = { today: "2026-11-21", by: "@ada" };

describe("a line in a list of states", () => {
  it.each([
    ["- [ ] Task 1", "done", "- [x] Task 1 - Completed 2026-11-21 by @ada"],
    ["- [ ] Task 1", "in-progress", "- [ ] Task 1 - In Progress, started 2026-11-21"],
    ["- [ ] Task 1", "in-review", "- [ ] Task 1 - In Review"],
    ["- [ ] Task 1", "blocked", "- [ ] Task 1 - Blocked"],
    ["- [ ] Task 1", "cancelled", "- [ ] Task 1 - Cancelled"],
    ["- [ ] Task 1", "deferred", "- [ ] Task 1 - Deferred"],
    ["- [ ] Task 1: In Progress", "done", "- [x] Task 1: Completed 2026-11-21 by @ada"],
    ["- [ ] Task 1 – Blocked", "todo", "- [ ] Task 1"],
    ["- [x] ~~Task 1~~ - Completed 2026-01-01 by @bo", "in-progress", "- [ ] Task 1 - In Progress, started 2026-11-21"],
    ["1. [ ] **Task 1**", "done", "1. [x] **Task 1** - Completed 2026-11-21 by @ada"],
    ["2) [ ]  Task 1 · In progress since 2026-01-01", "done", "2) [x]  Task 1 · Completed 2026-11-21 by @ada"],
  ] as const)("%j becomes, as %s, %j", (line, to, wanted) => {
    expect(changed(line, "1", to, ADA)).toBe(wanted);
  });

  it("says neither day nor name where nobody has told them, and no line shows them", () => {
    expect(changed("- [ ] Task 1", "1", "done")).toBe("- [x] Task 1 - Completed");
    expect(changed("- [ ] Task 1", "1", "in-progress")).toBe("- [ ] Task 1 - In Progress");
  });

  it("keeps the title that it goes on with, and says all by its box", () => {
    expect(changed("- [ ] Task 1: Wire the lamp\n- [ ] Task 2: Oil", "1", "done")).toBe(
      "- [x] Task 1: Wire the lamp\n- [ ] Task 2: Oil",
    );
    expect(changed("- [x] Task 1: Wire the lamp\n- [ ] Task 2: Oil", "1", "todo")).toBe(
      "- [ ] Task 1: Wire the lamp\n- [ ] Task 2: Oil",
    );
  });

  it("follows the pattern of another with the same status: strike, box, words, day and name", () => {
    const done = "- [X] ~~Task 2~~ - Finished on 2026/02/03 by @bo";
    expect(changed(`${done}\n- [ ] Task 1`, "1", "done", ADA)).toBe(
      `${done}\n- [X] ~~Task 1~~ - Finished on 2026/11/21 by @ada`,
    );
    const plain = "- [x] Task 2 - Done by @bo";
    expect(changed(`${plain}\n- [ ] Task 1`, "1", "done", ADA)).toBe(`${plain}\n- [x] Task 1 - Done by @ada`);
    const started = "- [ ] Task 2 - Doing since 01.02.2026 by @bo";
    expect(changed(`${started}\n- [ ] Task 1`, "1", "in-progress", ADA)).toBe(
      `${started}\n- [ ] Task 1 - Doing since 21.11.2026`,
    );
  });

  it("is marked by its box alone where another line is", () => {
    expect(changed("- [x] ~~Task 2~~\n- [ ] Task 1 - In Progress", "1", "done", ADA)).toBe(
      "- [x] ~~Task 2~~\n- [x] ~~Task 1~~",
    );
  });

  it("stays where it says more than a state, a day and a name", () => {
    expect(changed("- [ ] Task 1 - In Progress, the paint is in Oslo", "1", "done", ADA)).toContain(
      "says more than a status",
    );
  });

  it("does not take over whom another task is blocked by", () => {
    const blocked = "- [ ] Task 2 - Blocked by Task 3";
    expect(changed(`${blocked}\n- [ ] Task 1`, "1", "blocked", ADA)).toBe(`${blocked}\n- [ ] Task 1 - Blocked`);
  });
});

describe("the parts of a line", () => {
  const parts = (line: string, id = "1.1") => {
    const read = readTrackerLine(line, id);
    return read && [read.bullet, read.box, read.gap, read.name, read.struck, read.separator, read.state, read.rest];
  };

  it.each([
    ["- [x] ~~Task 1.1~~ - Done", ["- ", "x", " ", "Task 1.1", true, " - ", "Done", ""]],
    ["*\t[ ]\t1.1", ["*\t", " ", "\t", "1.1", false, "", null, ""]],
    ["+  [-] `1.1`: Blocked", ["+  ", "-", " ", "`1.1`", false, ": ", "Blocked", ""]],
    ["12) [~] __Work Package 1.1__ — later", ["12) ", "~", " ", "__Work Package 1.1__", false, " — ", null, "later"]],
    ["3. [x] task 1.1 Done 2026-01-01", ["3. ", "x", " ", "task 1.1", false, " ", "Done", " 2026-01-01"]],
    ["- [x] Task 1.1, done", ["- ", "x", " ", "Task 1.1", false, "", ", done", ""]],
    ["- [x] Task 1.1.", ["- ", "x", " ", "Task 1.1", false, "", null, "."]],
    ["- [x] Task  1.1:Done", ["- ", "x", " ", "Task  1.1", false, "", ":Done", ""]],
  ])("%j", (line, wanted) => {
    expect(parts(line)).toEqual(wanted);
    const read = readTrackerLine(line, "1.1");
    expect(read && writeTrackerLine(read)).toBe(line);
  });

  it.each([
    "- [x]Task 1.1",
    "- [] Task 1.1",
    "- [done] Task 1.1",
    "-[x] Task 1.1",
    " - [x] Task 1.1",
    "- [x] Task 1.1a",
    "- [x] Task 1.1-2",
    "- [x] Task 1.1.2",
    "- [x] Tasks 1.1",
    "- [x] Task",
    "- [x] Task 1.2",
    "- [x] ~Task 1.1~",
    "- [x] Fix ~~1.1~~",
    "1234567890. [x] Task 1.1",
  ])("are none of task 1.1 in %j", (line) => {
    expect(parts(line)).toBeNull();
  });
});

describe("what follows a state", () => {
  it.each([
    ["", "", null, "", null],
    ["  ", "", null, "  ", null],
    [" 2026-03-04", " ", "2026-03-04", "", null],
    [" on 2026/03/04", " on ", "2026/03/04", "", null],
    [", since 2026.03.04", ", since ", "2026.03.04", "", null],
    ["; at 04.03.2026", "; at ", "04.03.2026", "", null],
    [" from YYYY-MM-DD", " from ", "YYYY-MM-DD", "", null],
    [" until [date]", " until ", "[date]", "", null],
    [" STARTED [YYYY-MM-DD]  by  Ada Lovelace ", " STARTED ", "[YYYY-MM-DD]", "  by  ", "Ada Lovelace"],
    [" by Task 1.1", "", null, " by ", "Task 1.1"],
  ])("%j is a day and a name", (rest, beforeDate, date, beforeName, name) => {
    expect(readTrackerNote(rest)).toEqual({ beforeDate, date, beforeName, name });
  });

  it.each([
    " today",
    " 26-03-04",
    " 2026-3-4",
    " started by Ada",
    ", by Ada",
    " by",
    " by Ada, at night",
    " by Ada (twice)",
    " by Ada; Bob",
    " 2026-03-04 2026-03-05",
    ` by ${"a".repeat(61)}`,
    `${" ".repeat(201)}`,
  ])("%j is more than that, or less", (rest) => {
    expect(readTrackerNote(rest)).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { dateLike } from "../../../src/core/edits/date-like.ts";
import { readTrackerLine, writeTrackerLine } from "../../../src/core/edits/tracker-line.ts";
import { readTrackerNote } from "../../../src/core/edits/tracker-note.ts";
import { planFor, sourceFile, text } from "./support.ts";

const LINES = [
  "- [x] ~~Task 1.1~~ - Completed 2026-03-04 by @ada",
  "* [ ]  **Task 1.1**: In Progress, started 2026-03-04",
  "1. [ ] 1.1",
  "- [ ] Task 1.1 \u201a\u00c4\u00ec Blocked by Task 1.0",
  "- [ ] Task 1.1: Wire the lamp",
];

describe("a line of a tracker", () => {
  it.each(LINES)("is written as it was read: %s", (line) => {
    const read = readTrackerLine(line, "1.1");
    expect(read && writeTrackerLine(read)).toBe(line);
  });

  it.each(["- [ ] Task 1.10 - Done", "- [ ] Lamp, Task 1.1", "- Task 1.1 - Done", "- [ ] ~~Task 1.1 - Done~~"])(
    "is none of task 1.1: %s",
    (line) => {
      expect(readTrackerLine(line, "1.1")).toBeNull();
    },
  );

  it("loses the task that it was blocked by once it is not", () => {
    const document = (line: string) =>
      `# Plan\n\n### Task 1.1: Lamp\n\n**Dependencies**: None\n\n### Task 1.2: Lens\n\n**Dependencies**: None\n\n## Progress\n\n- [ ] Task 1.1 - In Progress\n${line}\n`;
    const plan = planFor(sourceFile(document("- [ ] Task 1.2 - Blocked by Task 1.1")), { "1.2": "in-progress" });
    expect([plan.refusals, text(plan.after)]).toEqual([[], document("- [ ] Task 1.2 - In Progress")]);
  });
});

describe("what follows the state of a line", () => {
  it("is a date and a name, each with what leads to it", () => {
    expect(readTrackerNote(", started 2026-03-04 by @ada")).toEqual({
      beforeDate: ", started ",
      date: "2026-03-04",
      beforeName: " by ",
      name: "@ada",
    });
  });

  it.each([", the paint is in Oslo", " 2026-03-04, then again", " (see #12)", " by Ada. She left"])(
    "is not read where it says more: %j",
    (rest) => {
      expect(readTrackerNote(rest)).toBeNull();
    },
  );
});

describe("a day in the manner of another", () => {
  it.each([
    ["2025/01/31", "2026/11/21"],
    ["YYYY.MM.DD", "2026.11.21"],
    ["31.01.2025", "21.11.2026"],
    ["01/31/2025", "2026-11-21"],
    ["", "2026-11-21"],
  ])("%j gives %s", (sample, day) => {
    expect(dateLike(sample, "2026-11-21")).toBe(day);
  });
});

import { describe, expect, it } from "vitest";
import { parseTasksFile } from "../../../src/core/bundle/parse-tasks-file.ts";
import { sameButStatuses } from "../../../src/core/edits/same-but-statuses.ts";
import { sourceFile } from "./support.ts";

const parse = (document: string) => parseTasksFile(sourceFile(document)).list;

/** Whether a document reads as another one but for the statuses of some tasks. */
function same(before: string, after: string, edited: readonly string[], lineAfter = (line: number) => line): boolean {
  return sameButStatuses(parse(before), parse(after), { edited: new Set(edited), lineAfter });
}

describe("two readings of a file", () => {
  const before = "## Phase 1: A\n\n- [ ] T001 Dig (depends on T002)\n- [ ] T002 Plant\n";

  it("are the same where nothing but the status of an edited task differs", () => {
    expect(same(before, before, [])).toBe(true);
    expect(same(before, before.replace("[ ] T001", "[x] T001"), ["T001"])).toBe(true);
  });

  it.each([
    ["a title", before.replace("Plant", "Plant roses")],
    ["an id", before.replace("T002 Plant", "T003 Plant")],
    ["a dependency", before.replace(" (depends on T002)", "")],
    ["a phase", before.replace("Phase 1: A", "Phase 1: B")],
    ["a task more", `${before}- [ ] T003 Water\n`],
    ["a task less", before.replace("- [ ] T002 Plant\n", "")],
    ["a line", before.replace("\n- [ ] T002", "\n\n- [ ] T002")],
    ["a total", `${before}\n**Total Tasks:** 2\n`],
  ])("differ by %s", (_, after) => {
    expect(same(before, after, ["T001"])).toBe(false);
    expect(same(after, before, ["T001"])).toBe(false);
  });

  it("are the same where lines have moved as was said, and not where they have moved otherwise", () => {
    const moved = before.replace("\n- [ ] T001", "\n\n- [ ] T001");
    const down = (line: number) => (line > 2 ? line + 1 : line);
    expect(same(before, moved, [], down)).toBe(true);
    expect(same(before, before, [], down)).toBe(false);
  });

  it("are the same where a word of a title came or went with its status, of an edited task alone", () => {
    const marked = before.replace("Plant\n", "Plant (skipped)\n");
    expect(same(marked, before, ["T002"])).toBe(true);
    expect(same(before, marked, ["T002"])).toBe(true);
    expect(same(marked, before, ["T001"])).toBe(false);
    expect(same(marked, marked.replace("Plant", "Sow"), ["T002"])).toBe(false);
  });

  it("are the same where counters of lines and headings went with a status, and not where the words of a heading did", () => {
    const counted = before.replace("Phase 1: A", "Phase 1: A (0/2 complete)\n\nCompleted: 0/2 tasks");
    expect(same(counted, counted.replace("(0/2", "(1/2").replace(": 0/2", ": 1/2"), ["T001"])).toBe(true);
    expect(same(counted, counted.replace("A (0/2", "B (0/2"), ["T001"])).toBe(false);
    expect(same(counted, counted.replace("Completed: 0/2", "Completed: none"), ["T001"])).toBe(false);
  });

  it("may differ by the notice that a mark is unknown", () => {
    expect(same(before.replace("[ ] T001", "[?] T001"), before, ["T001"])).toBe(true);
  });

  it("may differ by a tally as far as edited parts go", () => {
    const parts = (first: string, second: string) => `- [ ] T001 Dig\n  - [${first}] clay\n  - [${second}] sand\n`;
    expect(same(parts(" ", " "), parts("x", " "), ["T001"])).toBe(true);
    expect(same(parts(" ", " "), parts("x", "x"), ["T001"])).toBe(false);
    expect(same(parts(" ", " "), parts("x", " "), [])).toBe(false);
    expect(same(`${parts(" ", " ")}- [ ] T002 a\n`, `${parts("x", "x")}- [ ] T002 a\n`, ["T002"])).toBe(false);
  });

  it("may differ by whom the line of an edited task names, and by nobody named elsewhere", () => {
    const listed = (line: string) =>
      `# Plan\n\n### Task 1: Lamp\n\n### Task 2: Lens\n\n## Progress\n\n- [ ] Task 1 - Blocked\n- [ ] ${line}\n`;
    expect(same(listed("Task 2 - Blocked by Task 3"), listed("Task 2 - Blocked"), ["2"])).toBe(true);
    expect(same(listed("Task 2 - Blocked by Task 3"), listed("Task 2 - Blocked"), ["1"])).toBe(false);
    const path = (ids: string) => `${before}\n## Critical Path\n\n${ids}\n`;
    expect(same(path("T001 → T002"), path("T001 → T009"), ["T001", "T002"])).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import type { CompletedTable } from "../../../src/core/bundle/completed-table.ts";
import { cellsOf, entryColumns } from "../../../src/core/edits/completed-entry.ts";
import type { ChangeRecord } from "../../../src/core/edits/edit.ts";
import { planFor, sourceFile, text } from "./support.ts";

const RECORD = { today: "2026-11-21", by: "@ada", reference: "#42" };

/** A document whose tasks have no place for a status, above a table of completed ones. */
const document = (table: string) =>
  `# Task Breakdown: Mill\n\n### Task 1: Dam\n\n**Dependencies**: None\n\n### Task 2: Wheel | shaft\n\n**Dependencies**: None\n\n## Completed Tasks\n\n${table}`;

/** What the table becomes when a task is completed, or the reason why it does not. */
function completed(table: string, task = "1", record: Partial<ChangeRecord> = RECORD): string {
  const plan = planFor(sourceFile(document(table)), { [task]: "done" }, record);
  return plan.refusals[0]?.reason ?? text(plan.after).slice(document("").length);
}

/** What the table becomes when a task is open again. */
function reopened(table: string, task = "1"): string {
  const plan = planFor(sourceFile(document(table)), { [task]: "todo" });
  return plan.refusals.length > 0 ? "refused" : text(plan.after).slice(document("").length);
}

function columns(...header: string[]): readonly string[] {
  const at = { path: "tasks.md", line: 1, endLine: 1 };
  const table: CompletedTable = { header, rows: [], blank: null, end: 0, at };
  return entryColumns(table);
}

describe("a column of the table of completed tasks", () => {
  it.each([
    ["id", ["ID", "Task ID", "#", "Task #", "No.", "no", "**ID**", "`Id`"]],
    ["by", ["By", "Completed by", "Done by", "Who", "Owner", "Assignee", "Author"]],
    ["reference", ["PR", "PRs", "PR/Commit", "Pull Request", "Commits", "Merge", "Link", "Ref", "Reference", "The PR"]],
    ["date", ["Completed", "Complete", "Completed on", "Done", "Done at", "Finished", "Closed", "When", "Date"]],
    ["date", ["Completed date", "Date completed", "_Date_"]],
    ["other", ["Notes", "Identity", "My ID", "Days", "Print", "Completed well", "Undone", "Byline", "Done by whom"]],
  ])("is called %s by its header: %j", (kind, headers) => {
    for (const header of headers) expect([header, columns("Id", header)[1]]).toEqual([header, kind]);
  });

  it("for titles is that of ids where there is none of its own", () => {
    for (const title of ["Task", "Tasks", "Title", "Name", "Description", "Summary", "Item"]) {
      expect(columns(title, "Date")).toEqual(["id", "date"]);
      expect(columns("ID", title)).toEqual(["id", "title"]);
    }
    expect(columns("Task", "Title", "Done")).toEqual(["id", "title", "date"]);
    expect(columns("Multitask", "Titled")).toEqual(["other", "other"]);
  });
});

describe("the cells of a row", () => {
  it("are what stands between its pipes, without the spaces around", () => {
    expect(cellsOf("| P1.1 | Sensors \\| valves | | #42 |")).toEqual(["P1.1", "Sensors | valves", "", "#42"]);
    expect(cellsOf("|a||b|")).toEqual(["a", "", "b"]);
    expect(cellsOf("")).toEqual([]);
  });
});

describe("completing a task", () => {
  it("enters it behind the last row, with what was said in the columns for it", () => {
    const table =
      "| ID | Task | Completed | PR | By | Notes |\n|--|--|--|--|--|--|\n| 9 | Old | 01.02.2026 | #1 | @bo | - |\n";
    expect(completed(table)).toBe(`${table}| 1 | Dam | 21.11.2026 | #42 | @ada | |\n`);
  });

  it("leaves empty what nobody said", () => {
    const table = "| ID | PR | By |\n|--|--|--|\n| 9 | #1 | @bo |\n";
    expect(completed(table, "1", {})).toBe(`${table}| 1 | | |\n`);
  });

  it("takes the place of a blank row", () => {
    expect(completed("| ID | Task |\n|--|--|\n| | |\n\nMore.\n", "2")).toBe(
      "| ID | Task |\n|--|--|\n| 2 | Wheel \\| shaft |\n\nMore.\n",
    );
  });

  it("keeps line ends and indentation, also where the file ends with the table", () => {
    const quoted = "> | ID |\n> |--|\n> | 9 |";
    expect(completed(quoted)).toBe(`${quoted}\n> | 1 |`);
    const windows = document("| ID |\n|--|\n| 9 |").replaceAll("\n", "\r\n");
    const plan = planFor(sourceFile(windows), { 1: "done" }, RECORD);
    expect(text(plan.after)).toBe(`${windows}\r\n| 1 |`);
    const macintosh = document("| ID |\n|--|\n| 9 |").replaceAll("\n", "\r");
    expect(text(planFor(sourceFile(macintosh), { 1: "done" }, RECORD).after)).toBe(`${macintosh}\r| 1 |`);
  });

  it("enters several in the order in which they come, the first in the blank row", () => {
    const file = sourceFile(document("| ID |\n|--|\n| 9 |\n| |\n"));
    const plan = planFor(file, { 2: "done", 1: "done" }, RECORD);
    expect(plan.refusals).toEqual([]);
    expect(text(plan.after).slice(document("").length)).toBe("| ID |\n|--|\n| 9 |\n| 1 |\n| 2 |\n");
    expect(plan.edits.map(({ why }) => why)).toEqual(["1 done", "2 done"]);
  });

  it("needs no date where no column asks for one", () => {
    expect(completed("| ID |\n|--|\n| 9 |\n", "1", {})).toContain("| 1 |");
    expect(completed("| ID | Date |\n|--|--|\n| 9 | x |\n", "1", {})).toContain("the date of the change");
  });
});

describe("opening a completed task again", () => {
  const rows = (...lines: string[]) => ["| ID | Task | Completed | PR |", "|--|--|--|--|", ...lines, ""].join("\n");
  const nine = "| 9 | Old | 2026-01-01 | #1 |";

  it("takes away the last row where it holds what would be entered again", () => {
    expect(reopened(rows(nine, "| 1 | Dam | 2026-01-02 | #2 |"))).toBe(rows(nine));
  });

  it.each([
    ["it is not the last one", ["| 1 | Dam | 2026-01-02 | #2 |", nine]],
    ["it is the only one", ["| 1 | Dam | 2026-01-02 | #2 |"]],
    ["a blank row follows", [nine, "| 1 | Dam | 2026-01-02 | #2 |", "| | | | |"]],
    ["somebody has written more into it", [nine, "| 1 | The great dam | 2026-01-02 | #2 |"]],
    ["it is written in another manner", [nine, "|1|Dam|2026-01-02|#2|"]],
  ])("leaves the row where %s", (_, lines) => {
    expect(reopened(rows(...lines))).toBe("refused");
  });

  it("leaves the row where another status than open is wanted", () => {
    const file = sourceFile(document(rows(nine, "| 1 | Dam | 2026-01-02 | #2 |")));
    expect(planFor(file, { 1: "blocked" }).refusals).toHaveLength(1);
  });
});

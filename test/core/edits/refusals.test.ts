import { describe, expect, it } from "vitest";
import { parseTasksFile } from "../../../src/core/bundle/parse-tasks-file.ts";
import { planStatusEdits } from "../../../src/core/edits/plan-edits.ts";
import { planAll, sourceFile } from "./support.ts";

const FILE = sourceFile("# Tasks\n\n- [ ] T001 Build it\n- [ ] T002 Try it\n");

describe("an edit is refused", () => {
  it("when the repository gives the mark another meaning, and the others are made all the same", () => {
    const changes = [
      { task: "T001", to: "done" },
      { task: "T002", to: "in-progress" },
    ] as const;
    const plan = planStatusEdits(FILE, changes, { markers: { x: "cancelled", X: "cancelled" } });
    expect(plan.refusals).toMatchObject([
      { task: "T001", reason: 'After the edit T001 would not read as "done" in this file.' },
    ]);
    expect(plan.changed).toEqual(["T002"]);
  });

  it("when the task has no place for a status", () => {
    const { document, list } = parseTasksFile(FILE);
    const bare = { ...list, tasks: list.tasks.map((task) => ({ ...task, marks: [] })) };
    const plan = planStatusEdits(FILE, [{ task: "T001", to: "done" }], { parse: () => ({ document, list: bare }) });
    expect(plan.refusals).toMatchObject([{ reason: expect.stringContaining("neither a checkbox nor a status,") }]);
    expect(plan.after).toEqual(FILE.bytes);
  });

  it("when the document does not read as it was thought to", () => {
    const { document, list } = parseTasksFile(FILE);
    const stale = { ...list, tasks: list.tasks.map((task) => ({ ...task, title: "Something else" })) };
    const plan = planStatusEdits(FILE, [{ task: "T001", to: "done" }], { parse: () => ({ document, list: stale }) });
    expect(plan.refusals).toMatchObject([{ reason: expect.stringContaining("more of the file's meaning") }]);
  });

  it("when the same task is to become two things", () => {
    const plan = planAll(FILE, [
      { task: "T001", to: "done" },
      { task: "T001", to: "blocked" },
    ]);
    expect(plan.changed).toEqual([]);
    expect(plan.refusals).toHaveLength(2);
  });

  it("when the document was too deep to be parsed", () => {
    const deep = sourceFile(`${">".repeat(5_000)} - [ ] T001 Build it\n`);
    const plan = planAll(deep, [{ task: "T001", to: "done" }]);
    expect(plan.refusals).toMatchObject([{ reason: expect.stringContaining("could not be read as tasks") }]);
  });

  it("when the status cannot be written", () => {
    expect(planAll(FILE, [{ task: "T001", to: "unknown" }]).refusals).toMatchObject([
      { reason: expect.stringContaining("is not a status that can be written") },
    ]);
  });
});

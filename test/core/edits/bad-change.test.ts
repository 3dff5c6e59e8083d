import { describe, expect, it } from "vitest";
import { parseTasksFile } from "../../../src/core/bundle/parse-tasks-file.ts";
import type { ParsedTasks } from "../../../src/core/edits/parsed-tasks.ts";
import { planStatusEdits } from "../../../src/core/edits/plan-edits.ts";
import { sourceFile } from "./support.ts";

const COUNT = 200;
const ids = Array.from({ length: COUNT }, (_, at) => `T${String(at + 1).padStart(3, "0")}`);
const file = sourceFile(ids.map((id) => `- [ ] ${id} Build it\n`).join(""));

/** The file as read, but with the box of some tasks looked for in their titles. */
function misplaced(bad: ReadonlySet<string>): ParsedTasks {
  const { document, list } = parseTasksFile(file);
  const tasks = list.tasks.map((task) => {
    if (!bad.has(task.id)) return task;
    const marks = task.marks.map((mark) => ({ ...mark, at: { ...mark.at, column: (mark.at.column ?? 1) + 9 } }));
    return { ...task, marks };
  });
  return { document, list: { ...list, tasks } };
}

describe("a change that cannot be made", () => {
  it.each([[["T017"]], [["T001", "T100", "T200"]]])("takes none of the others with it: %j", (bad) => {
    const changes = ids.map((task) => ({ task, to: "done" as const }));
    const plan = planStatusEdits(file, changes, { parse: () => misplaced(new Set(bad)) });
    expect(plan.refusals.map(({ task }) => task)).toEqual(bad);
    expect(plan.changed).toEqual(ids.filter((id) => !bad.includes(id)));
  });
});

describe("a task that stands on many lines", () => {
  it("is refused with five of them and a count of the rest", () => {
    const copies = sourceFile("- [ ] T001 Again\n".repeat(9));
    const plan = planStatusEdits(copies, [{ task: "T001", to: "done" }]);
    expect(plan.refusals[0]?.reason).toContain("on lines 1, 2, 3, 4, 5 and 4 more, so");
  });
});

import { describe, expect, it } from "vitest";
import { planFor, sourceFile, text } from "./support.ts";

const RANGE = sourceFile("# Tasks\n\n- [ ] T003 First\n- [ ] T004-T006 Rest\n");

describe("a box of unknown meaning", () => {
  it("can be ticked, and the notice about it goes with it", () => {
    const plan = planFor(sourceFile("- [-] T001 a\n- [?] T002 b\n"), { T001: "done" });
    expect([plan.refusals, text(plan.after)]).toEqual([[], "- [x] T001 a\n- [?] T002 b\n"]);
  });

  it("takes no other change with it", () => {
    const plan = planFor(sourceFile("- [>] T017 a\n- [ ] T005 b\n- [ ] T006 c\n"), {
      T017: "done",
      T005: "done",
      T006: "done",
    });
    expect([plan.refusals, text(plan.after)]).toEqual([[], "- [x] T017 a\n- [x] T005 b\n- [x] T006 c\n"]);
  });

  it("is never written: a status that the file cannot show is refused as such", () => {
    const plan = planFor(sourceFile("- [ ] T001 a\n"), { T001: "cancelled" });
    expect(plan.refusals).toMatchObject([
      {
        reason: 'This file defines no mark for "cancelled", which T001 on line 1 would need.',
        hint: expect.stringContaining("legend"),
      },
    ]);
  });
});

describe("a box that stands for a range of tasks", () => {
  it("is ticked once, for all of them together", () => {
    const plan = planFor(RANGE, { T003: "done", T004: "done", T005: "done", T006: "done" });
    expect([plan.refusals, plan.edits.length]).toEqual([[], 2]);
    expect(text(plan.after)).toBe("# Tasks\n\n- [x] T003 First\n- [x] T004-T006 Rest\n");
  });

  it("is not ticked for a part of them", () => {
    const plan = planFor(RANGE, { T003: "done", T005: "done" });
    expect(plan.changed).toEqual(["T003"]);
    expect(plan.refusals).toMatchObject([
      { task: "T005", reason: "T005 shares one box with T004 and T006, so it cannot change alone." },
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { readStatusPart } from "../../../src/core/edits/status-part.ts";
import { planFor, sourceFile, text } from "./support.ts";

function document(first: string, second: string): string {
  return `# Tasks\n\n## M1: Auth\n\n- [x] **M1.1.1**: Schema\n  - Status: ${first}\n- [ ] **M1.1.2**: Queries\n  - Status: ${second}\n`;
}

describe("the value of a status field", () => {
  it.each([
    ["Done, merged in #88 by @alice", "Done"],
    ["✅ Done (2025-11-17)", "✅ Done"],
    ["**Done** since Monday", "**Done**"],
  ])("that a sibling writes as %j lends only symbol and words", (sibling, lent) => {
    const before = document(sibling, "Backlog");
    const plan = planFor(sourceFile(before), { "M1.1.2": "done" });
    expect(plan.refusals).toEqual([]);
    expect(text(plan.after)).toBe(document(sibling, lent).replace("[ ] **M1.1.2**", "[x] **M1.1.2**"));
  });

  it.each(["In progress, see #12", "Blocked on Bob", "Waiting for the vendor (2025-11-17)", "⏳ since May", "🎉"])(
    "is not replaced where it says more than a status: %j",
    (value) => {
      const plan = planFor(sourceFile(document("Done", value)), { "M1.1.2": "done" });
      expect(plan.changed).toEqual([]);
      expect(plan.refusals).toMatchObject([{ reason: expect.stringContaining("says more than a status") }]);
    },
  );

  it.each(["⏳", "🔄", "⏸️", "✗"])("that is a sign alone gives way to the sign of a sibling: %j", (sign) => {
    const plan = planFor(sourceFile(document("✅", sign)), { "M1.1.2": "done" });
    expect(plan.refusals).toEqual([]);
    expect(text(plan.after)).toBe(document("✅", "✅").replace("[ ] **M1.1.2**", "[x] **M1.1.2**"));
  });

  it("is split after its status words, emphasis included", () => {
    expect(readStatusPart("🔄 **In Progress** - 50%")).toEqual({ text: "🔄 **In Progress**", rest: "- 50%" });
    expect(readStatusPart("Won't fix")).toEqual({ text: "Won't fix", rest: "" });
    expect(readStatusPart("whatever")).toBeNull();
  });
});

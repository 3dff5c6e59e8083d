import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StatusChange } from "../../../src/core/edits/edit.ts";
import { planAll, sourceFile } from "./support.ts";

const DOCUMENT = `# Tasks: Orchard

## Phase 1: Plant 🌱

- [ ] T001 Buy trees
- [X] T002 Dig holes
- [ ] T003 Plant the trees (depends on T001, T002)

## Phase 2: Harvest

- [x] T004 Buy baskets
- [~] T005 Pick apples (depends on T003)

**Completed:** 2
**Total Tasks:** 5
`;

const changes = fc.uniqueArray(
  fc.record<StatusChange>({
    task: fc.constantFrom("T001", "T002", "T003", "T004", "T005"),
    to: fc.constantFrom("todo", "done", "in-progress", "blocked"),
  }),
  { selector: ({ task }) => task },
);

describe("several changes", () => {
  it("give the same document at once and one after the other", () => {
    fc.assert(
      fc.property(changes, (wanted) => {
        const before = sourceFile(DOCUMENT);
        const plan = planAll(before, wanted);
        expect(plan.refusals).toEqual([]);
        expect([...plan.changed, ...plan.unchanged].toSorted()).toEqual(wanted.map(({ task }) => task).toSorted());
        const oneByOne = wanted.reduce((file, change) => sourceFile(planAll(file, [change]).after), before);
        expect(statusOnly(oneByOne.bytes)).toBe(statusOnly(plan.after));
        expect(plan.after.length).toBe(before.bytes.length);
      }),
      { numRuns: 40 },
    );
  });
});

/** `x` and `X` are chosen by majority, and which one that is may change on the way. */
function statusOnly(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replaceAll("[X]", "[x]");
}

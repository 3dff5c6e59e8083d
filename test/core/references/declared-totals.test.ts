import { describe, expect, it } from "vitest";
import { tasksOf } from "../../support/bundles.ts";

const TEXT = `# Plan

**Completed**: 1

## M1: Data

**Completed**: 1

- [x] **M1.1**: a

## M2: Views

**Completed**: 0

- [ ] **M2.1**: b

**Total Tasks**: 1
`;

describe("declared totals", () => {
  it("count the phase whose section they stand in, outside all phases and after the last task the document", () => {
    expect(tasksOf(TEXT).totals.map(({ at, counts, within }) => [at.line, counts.kind, within ?? null])).toEqual([
      [3, "status", null],
      [7, "status", "M1"],
      [13, "status", "M2"],
      [17, "all", null],
    ]);
  });
});

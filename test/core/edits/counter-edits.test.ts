import { describe, expect, it } from "vitest";
import { planFor, sourceFile } from "./support.ts";

const list = (m2: number) => `## M1: Data
**Completed**: 1

- [x] **M1.1**: a

## M2: Views
**Completed**: ${m2}

- [x] **M2.1**: b
- [ ] **M2.2**: c
`;

const reasons = (m2: number) => {
  const plan = planFor(sourceFile(list(m2)), { "M2.2": "done" });
  return plan.edits.map(({ byteStart, newBytes }) => [
    list(m2).slice(0, byteStart).split("\n").length,
    new TextDecoder().decode(newBytes),
  ]);
};

describe("counters in the sections of phases", () => {
  it("follow the ticks of their own phase alone", () => {
    expect(reasons(1)).toEqual([
      [7, "2"],
      [10, "x"],
    ]);
  });

  it("stay as they are when they were wrong", () => {
    expect(reasons(0)).toEqual([[10, "x"]]);
  });
});

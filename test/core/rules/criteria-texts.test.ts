import { describe, expect, it } from "vitest";
import { criteriaTexts } from "../../../src/core/rules/criteria-texts.ts";
import { bundleFrom } from "../../support/bundles.ts";

function criteria(tasks: string, id: string): readonly string[] | undefined {
  return criteriaTexts(bundleFrom({ tasks })).get(id);
}

describe("the words of a task's acceptance criteria", () => {
  it("are those of the boxes below its label, and not of its steps or of the next task", () => {
    const tasks = `- [ ] **M1.1.1**: Render an invoice
  - Status: Backlog
  - Steps:
    - [ ] Draw it
  - Acceptance Criteria:
    - [ ] Totals are
      in cents
- [ ] **M1.1.2**: Send an invoice
  - Acceptance Criteria:
    - [ ] Arrives
`;
    expect(criteria(tasks, "M1.1.1")).toEqual(["Totals are in cents"]);
    expect(criteria(tasks, "M1.1.2")).toEqual(["Arrives"]);
  });

  it("stand below a heading too, up to the next one", () => {
    const tasks = `# Tasks

## Task 1.1: Schema

**Acceptance Criteria:**

- [ ] Migrates
- [ ] Rolls back

## Task 1.2: Queries

- [ ] Something else
`;
    expect(criteria(tasks, "1.1")).toEqual(["Migrates", "Rolls back"]);
    expect(criteria(tasks, "1.2")).toEqual([]);
  });

  it("are none of a task that states none", () => {
    expect(criteria("- [ ] T001 Schema\n  - [ ] A step\n", "T001")).toEqual([]);
  });
});

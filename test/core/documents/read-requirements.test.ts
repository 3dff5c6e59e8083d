import { describe, expect, it } from "vitest";
import { readRequirements } from "../../../src/core/documents/read-requirements.ts";
import { bundleFrom } from "../../support/bundles.ts";

function read(text: string, name = "specs/001-a/spec.md"): string[] {
  const [document] = bundleFrom({ [name]: text }).documents;
  if (!document) return expect.unreachable();
  return readRequirements(document).map(({ kind, id, under, isExcluded, at }) =>
    [kind, id, under ?? "-", at.line, ...(isExcluded ? ["excluded"] : [])].join(" "),
  );
}

const KIRO = ".kiro/specs/a/requirements.md";

describe("requirements", () => {
  it.each<[string, string[]]>([
    ["- **FR-001**: People log in.", ["functional FR-001 - 1"]],
    ["- FR-001: People log in.", ["functional FR-001 - 1"]],
    ["### NFR-2 - Speed", ["non-functional NFR-2 - 1"]],
    ["- **SC-001**: Nine of ten.", ["success SC-001 - 1"]],
    ["- **FR-004** (deferred): Later.", ["functional FR-004 - 1 excluded"]],
    ["- ~~**FR-004**: Gone.~~", []],
    ["| id | text |\n|---|---|\n| FR-007 | Search |", ["functional FR-007 - 3"]],
    ["As FR-001 says, people log in.", []],
    ["- FR-001 and FR-002 are covered", []],
    ["```\n- **FR-001**: Code.\n```", []],
  ])("%j", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it("stand under the user story whose section they are in", () => {
    const text =
      "### User Story 2 - Export (Priority: P2)\n\n- **FR-003**: Export.\n\n### Edge Cases\n\n- **FR-004**: Import.\n";
    expect(read(text)).toEqual(["story US2 - 1", "functional FR-003 US2 3", "functional FR-004 - 7"]);
  });

  it("are numbered by list and heading where Kiro writes them, in other languages too", () => {
    const english =
      "### Requirement 2: Export\n\n**User Story:** As a\n\n#### Acceptance Criteria\n\n1. WHEN a\n2. WHEN b\n";
    expect(read(english, KIRO)).toEqual(["group 2 - 1", "acceptance 2.1 2 7", "acceptance 2.2 2 8"]);
    expect(read("### 需求 1.5：数据层\n\n#### 验收标准\n\n1. WHEN a\n", KIRO)).toEqual([
      "group 1.5 - 1",
      "acceptance 1.5.1 1.5 5",
    ]);
  });

  it("are not the numbers of chapters, nor lists outside of the criteria", () => {
    expect(read("## 1.1 Background\n\n### Requirement 1: A\n\n1. A remark\n", KIRO)).toEqual(["group 1 - 3"]);
  });

  it("take linear time", () => {
    const start = performance.now();
    read(`${"- FR-001 (".repeat(20_000)}\n`);
    read("**FR-001** ".repeat(50_000));
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

import { describe, expect, it } from "vitest";
import {
  blankHeading,
  blanksInText,
  blankValue,
  placeholderId,
} from "../../../src/core/documents/placeholder-forms.ts";

describe("a value that is a placeholder", () => {
  it.each([
    "{slug}",
    "`{slug}`",
    "{Project Name}",
    "{{title}}",
    "[e.g., 001]",
    "[YYYY-MM-DD]",
    "[Draft / Approved / Done]",
    "[Link to plan.md]",
    "[Number]",
    "[PROJECT_NAME]",
    "[Criterion 1]",
    "[None / Task IDs this depends on]",
    "<connector-slug>",
    "TBD",
    "???",
    "[P0 / P1 / P2]",
  ])("%s", (text) => {
    expect(blankValue(text)).not.toBeNull();
  });

  it.each([
    "[plan.md](./plan.md)",
    "[N/A]",
    "[spec.md]",
    "[P]",
    "[US1]",
    "[ ]",
    "[x]",
    "[Unreleased]",
    "[^1]",
    "[#333]",
    "[Draft]",
    "[vault.ts:171-175]",
    "{constitution,prd,plan}",
    "{ project_id, source }",
    "<div>",
    "todo",
    "todo list",
    "/projects/{id}",
    "[US1, US2]",
    "",
    "[a/b/c]",
    "[NEEDS CLARIFICATION: which?]",
  ])("not %j", (text) => {
    expect(blankValue(text)).toBeNull();
  });
});

describe("a heading with a placeholder", () => {
  it.each([
    ["{Project Name} - Task Breakdown", "{Project Name}"],
    ["P2.1: {Feature 1 Name}", "{Feature 1 Name}"],
    ["Task Breakdown: [Feature Name]", "[Feature Name]"],
    ["[FEATURE NAME]", "[FEATURE NAME]"],
    ["Tasks - [Project Name]", "[Project Name]"],
    ["GET /projects/{id}", null],
    ["Handle {id} in paths", null],
    ["Step [P] and [US1]", null],
    ["[Unreleased]", null],
    ["[1.2.0] - 2026-01-01", null],
    ["See [the plan](plan.md)", null],
  ])("%j: %j", (text, expected) => {
    expect(blankHeading(text)).toBe(expected);
  });
});

describe("placeholders in running text", () => {
  it.each<[string, string[]]>([
    ['User description: "$ARGUMENTS"', ["$ARGUMENTS"]],
    ["Made on [DATE] by [PROJECT_OWNER]", ["[DATE]", "[PROJECT_OWNER]"]],
    ["Works with {{title}}", ["{{title}}"]],
    ["TODO: write this", ["TODO"]],
    ["Storage: TBD", ["TBD"]],
    ["TODO(OWNER): who?", ["TODO"]],
    ["The todo list, TodoItem, and every TODO in it", []],
    ["\u0024{{ secrets.TOKEN }} and report-[DATE].csv", []],
    ["[DATE](https://example.org) and [DATE]: x", []],
  ])("%j", (text, expected) => {
    expect(blanksInText(text)).toEqual(expected);
  });

  it("are found in linear time", () => {
    const start = performance.now();
    for (const text of [
      "[".repeat(8_000),
      "{{ ".repeat(2_700),
      "TODO".repeat(2_000),
      " ".repeat(8_000),
      "[e.g., ".repeat(1_100),
    ]) {
      blanksInText(`${text}TODO`);
      blankValue(text);
      blankHeading(text);
    }
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

it("a task's id that is a placeholder", () => {
  expect(["TXXX Docs", "T0XX [P] Docs", "TNNN: x", "T001 Docs", "TXX", "Text"].map(placeholderId)).toEqual([
    "TXXX",
    "T0XX",
    "TNNN",
    null,
    null,
    null,
  ]);
});

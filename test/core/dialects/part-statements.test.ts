import { expect, it } from "vitest";
import { partStatements } from "../../../src/core/dialects/part-statements.ts";

it.each([
  ["T003 depends on T001, T004 depends on T002", ["T003 depends on T001", "T004 depends on T002"]],
  ["T003 requires T001 and T004 requires T002", ["T003 requires T001", "T004 requires T002"]],
  ["T001 before T003 and T002 before T004", ["T001 before T003", "T002 before T004"]],
  ["T003 needs T001 while T004 needs T002", ["T003 needs T001", "T004 needs T002"]],
  ["T001 (model) blocks T003, T002 (view) blocks T004", ["T001 (model) blocks T003", "T002 (view) blocks T004"]],
  ["T010 depends on T001\nT011 depends on T002", ["T010 depends on T001", "T011 depends on T002"]],
  ["T001 → T010\nT002 → T011", ["T001 → T010", "T002 → T011"]],
  ["T010 depends on T001, and T011 on T002", ["T010 depends on T001", "T011 depends on T002"]],
  ["T003 after T001, T004 and T005 after T002", ["T003 after T001", "T004 and T005 after T002"]],
])("parts %j, where each subject has a verb of its own", (text, parts) => {
  expect(partStatements(text)).toEqual(parts);
});

it.each([
  "T001 and T002 depend on T003",
  "T004 after T001 and blocks T005",
  "T001 → T002, T003 → T004",
  "T001 → T002\n→ T003",
  "T001 → T002 →\nT003 → T004",
  "T003 depends on T001 and\nT002",
  "T003 requires T001 and T002 before it starts",
  "T010 needs T001 and T002 before T003",
  "Tests (T004 after T001, T005 after T002) before T006",
])("keeps %j in one piece", (text) => {
  expect(partStatements(text)).toEqual([text.replace(/\n/g, " ")]);
});

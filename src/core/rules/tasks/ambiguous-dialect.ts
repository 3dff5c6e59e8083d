import { z } from "zod";
import { defineRule } from "../rule.ts";

export const ambiguousDialect = defineRule({
  id: "tasks/ambiguous-dialect",
  input: "tasks",
  summary: "Disallow a tasks document that reads as two dialects alike",
  rationale:
    "The dialect decides what is a task and what a mark means: a tie is decided by us and may be decided wrongly.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    tie: "In this document {detail}. Say in the configuration which one it is.",
  },
  guard: "Where a tool's own directory or the configuration tells the dialect, nothing is ambiguous.",
  examples: [
    {
      name: "One task of each form",
      kind: "invalid",
      files: { tasks: "- [ ] T001 a\n- [ ] **M1.1**: b\n" },
      reports: [
        "1: In this document as many tasks read as spec-kit as read as platform-kit; they were read as spec-kit, and `dialect: platform-kit` in the configuration reads them as the other. Say in the configuration which one it is.",
      ],
      looked: "1/1",
    },
    {
      name: "Tasks of one form",
      kind: "valid",
      files: { tasks: "- [ ] T001 a\n- [ ] T002 b\n" },
      reports: [],
    },
    {
      name: "One form that prevails",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 a\n- [ ] T002 b\n- [ ] **M1.1**: c\n" },
      reports: [],
    },
  ],

  *check({ list }) {
    yield { examined: 1, of: 1, unit: "documents" };
    for (const { kind, detail, at } of list.notices) {
      if (kind === "ambiguous-dialect") yield { message: "tie", values: { detail }, at, key: "dialect" };
    }
  },
});

import { defineDialect } from "./dialect.ts";

const TASKS = /^Tasks ?(?:\/|&|and) ?Sub-?tasks/i;

/** BMAD stories: `## Tasks / Subtasks` with `- [ ] Task 1: … (AC: 1, 2)` and sub-tasks below it. */
export const bmad = defineDialect({
  id: "bmad",
  summary: "BMAD stories: ## Tasks / Subtasks with - [ ] Task 1 (AC: 1) and sub-tasks below",
  path: /(?:^|\/)(?:_bmad(?:-output)?|\.bmad-core|docs\/stories)\//,
  signal: ({ boxed }) =>
    boxed.filter(
      ({ item, heading }) => TASKS.test(heading) || (item.text.includes("(AC") && /\(ACs?:[ \t]*#?\d/.test(item.text)),
    ).length,
  nestedTasks: false,
  tasksBelow: TASKS,
});

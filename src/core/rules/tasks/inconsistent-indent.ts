import { z } from "zod";
import { defineRule } from "../rule.ts";
import { taskLines } from "../task-texts.ts";

export const inconsistentIndent = defineRule({
  id: "tasks/inconsistent-indent",
  input: "tasks",
  summary: "Require the tasks of one level to be indented alike",
  rationale: "A blank too many today makes a task a part of the one above as soon as somebody adds another.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    uneven:
      "{count} of {total} {total|task|tasks} of the first level {count|begins|begin} with a blank or more and the others do not, this one first; one more blank could make them parts of other tasks. Indent them alike.",
  },
  guard:
    "Only tasks of the first level are compared; parts of tasks are indented on purpose, and so is a list as a whole.",
  examples: [
    {
      name: "One task with a blank before it",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n - [ ] T002 Pages\n- [ ] T003 Mail\n" },
      reports: [
        "2: 1 of 3 tasks of the first level begins with a blank or more and the others do not, this one first; one more blank could make them parts of other tasks. Indent them alike.",
      ],
      looked: "3/3",
    },
    {
      name: "All tasks at the margin",
      kind: "valid",
      files: { tasks: "- [ ] T001 Schema\n- [ ] T002 Pages\n" },
      reports: [],
    },
    {
      name: "A list that is indented as a whole",
      kind: "false-positive",
      files: { tasks: "  - [ ] T001 Schema\n  - [ ] T002 Pages\n" },
      reports: [],
    },
  ],

  *check({ bundle, list }) {
    const lines = taskLines(bundle, list);
    const items = list.tasks.filter(({ parent, kind }) => parent === null && kind === "item");
    yield { examined: items.length, of: list.tasks.length, unit: "tasks" };
    const indented = items.filter(({ at }) => isIndented(lines[at.line - 1] ?? ""));
    const [first] = indented;
    if (!first || indented.length === items.length) return;
    yield { message: "uneven", values: { count: indented.length, total: items.length }, at: first.at, key: "indent" };
  },
});

function isIndented(line: string): boolean {
  return line.startsWith(" ") && /^ {1,3}[-*+\d]/.test(line.slice(0, 8));
}

import { z } from "zod";
import { defineRule } from "../rule.ts";

export const unclosedFence = defineRule({
  id: "tasks/unclosed-fence",
  input: "tasks",
  summary: "Disallow a code block that is never closed in a tasks document",
  rationale: "Everything after it is code to GitHub and to us: the tasks there are neither shown as tasks nor checked.",
  level: "error",
  options: z.strictObject({}),
  messages: {
    unclosed:
      "The code block opened on line {line} never closes, so no task after it is seen. Add the closing fence where the code ends.",
  },
  guard: "A fence inside a list item or a quote ends with it, as CommonMark has it.",
  examples: [
    {
      name: "A fence that swallows a task",
      kind: "invalid",
      files: { tasks: "- [ ] T001 One\n\n```bash\nnpm test\n\n- [ ] T002 Two\n" },
      reports: [
        "3: The code block opened on line 3 never closes, so no task after it is seen. Add the closing fence where the code ends.",
      ],
      looked: "1/1",
    },
    {
      name: "A closed fence",
      kind: "valid",
      files: { tasks: "- [ ] T001 One\n\n```bash\nnpm test\n```\n\n- [ ] T002 Two\n" },
      reports: [],
    },
    {
      name: "A longer fence around a shorter one",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 One\n\n````markdown\n```\nnpm test\n````\n\n- [ ] T002 Two\n" },
      reports: [],
    },
  ],

  *check({ list }) {
    yield { examined: 1, of: 1, unit: "documents" };
    for (const { kind, at } of list.notices) {
      if (kind === "unclosed-fence") yield { message: "unclosed", values: { line: at.line }, at, key: "fence" };
    }
  },
});

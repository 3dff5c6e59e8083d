import { z } from "zod";
import type { Document } from "../../bundle/spec-bundle.ts";
import { closingFence } from "../../fixes/closing-fence.ts";
import type { Fix } from "../../fixes/fix.ts";
import { defineRule } from "../rule.ts";
import { tasksDocument } from "../task-texts.ts";

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
  autofix:
    "The fence is closed after the last line where only code follows it, and neither a heading, a box, a table nor a sentence.",
  examples: [
    {
      name: "An open fence with nothing but code after it",
      kind: "invalid",
      files: { tasks: "- [ ] T001 One\r\n\r\n~~~bash\r\nnpm test\r\n\r\n" },
      reports: [
        "3: The code block opened on line 3 never closes, so no task after it is seen. Add the closing fence where the code ends.",
      ],
      fixed: { tasks: "- [ ] T001 One\r\n\r\n~~~bash\r\nnpm test\r\n~~~\r\n\r\n" },
    },
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

  *check({ bundle, list }) {
    yield { examined: 1, of: 1, unit: "documents" };
    for (const { kind, at } of list.notices) {
      if (kind !== "unclosed-fence") continue;
      const fix = fixOf(tasksDocument(bundle, list), at.line);
      yield { message: "unclosed", values: { line: at.line }, at, key: "fence", fix };
    }
  },
});

function fixOf(document: Document | null, line: number): Fix | null {
  const block = document?.markdown().blocks.find((one) => one.kind === "code" && one.line === line);
  return document && block?.kind === "code" ? closingFence(document.source, block) : null;
}

import { z } from "zod";
import type { CodeBlock } from "../../markdown/markdown-document.ts";
import { defineRule } from "../rule.ts";
import { lineOf, tasksDocument } from "../task-texts.ts";

const TASK = /^[ \t]{0,8}[-*+][ \t]+\[[ xX]\][ \t]+[*`]{0,3}([A-Z]{1,6}-?\d{1,6}(?:\.\d{1,4}){0,4})\b/;
const MAX_COLUMNS = 200;

export const taskLikeInFence = defineRule({
  id: "tasks/task-like-in-fence",
  input: "tasks",
  summary: "Disallow tasks inside a code block that are defined nowhere else",
  rationale: "What stands in a code block is an example: nobody is told of it, and it is never checked.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    hidden:
      "{id} looks like a task, but stands in a code block, so it does not count. Take it out of the block if it is meant.",
    several:
      "{id} looks like a task, but stands in a code block with {more} more of its kind, so none of them counts. Take those out of the block that are meant.",
  },
  guard:
    "An id that the list defines as well is an example of it, and one with letters in place of numbers is a template.",
  examples: [
    {
      name: "A task in a code block",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n\n```markdown\n- [ ] T002 Pages\n```\n" },
      reports: [
        "4: T002 looks like a task, but stands in a code block, so it does not count. Take it out of the block if it is meant.",
      ],
      looked: "1/1",
    },
    {
      name: "A code block without tasks",
      kind: "valid",
      files: { tasks: "- [ ] T001 Schema\n\n```bash\nnpm test\n```\n" },
      reports: [],
    },
    {
      name: "An example with a task of the list, and a template",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 Schema\n\n```markdown\n- [x] T001 Schema\n- [ ] T0XX Title\n```\n" },
      reports: [],
      looked: "1/1",
    },
  ],

  *check({ bundle, list }) {
    const blocks = tasksDocument(bundle, list)?.markdown().blocks ?? [];
    const fences = blocks.filter((block): block is CodeBlock => block.kind === "code");
    yield { examined: fences.length, of: fences.length, unit: "code blocks" };
    const defined = new Set(list.tasks.map(({ id }) => id));
    for (const { text, line, closed } of fences) {
      if (!closed) continue;
      const hidden = text.split(/\r\n|\r|\n/).flatMap((one, index) => {
        const id = TASK.exec(one.slice(0, MAX_COLUMNS))?.[1];
        return id === undefined || defined.has(id) ? [] : [{ id, line: line + index + 1 }];
      });
      const [first] = hidden;
      if (!first) continue;
      const values = { id: first.id, more: hidden.length - 1 };
      yield { message: hidden.length > 1 ? "several" : "hidden", values, at: lineOf(list, first.line), key: first.id };
    }
  },
});

import { z } from "zod";
import type { TaskList } from "../../bundle/task-list.ts";
import type { CodeBlock } from "../../markdown/markdown-document.ts";
import { nameTask, quote } from "../name-task.ts";
import { blocksWithin } from "../prose.ts";
import { defineRule } from "../rule.ts";
import { lineOf, tasksDocument } from "../task-texts.ts";

const BLANK_OR_COMMENT = /^[ \t]*(?:#|$)/;

export const acceptBlockFailing = defineRule({
  id: "coverage/accept-block-failing",
  input: "tasks",
  summary: "Disallow `accept` blocks of spec-gates that cannot be run",
  rationale: "A check that is never run, or cannot fail, lets a task pass without having looked at it.",
  level: "off",
  nursery: { level: "warning", because: "no real document with such blocks has been read yet" },
  options: z.strictObject({}),
  messages: {
    unclosed:
      "The accept block of {task} that begins on line {line} never closes, so spec-gates refuses the list. Add the closing fence where the commands end.",
    empty:
      "The accept block of {task} holds no command, so it cannot fail and checks nothing. Write the command that shows that the task is done.",
    alone:
      "This accept block stands before every task, so spec-gates refuses the list. Move it below the task that it is about.",
    negated:
      "{line} in the accept block of {task} is followed by another command, and a line that begins with `!` never stops the block, so its failure is lost. Write `! … || exit 1`.",
  },
  guard:
    "Only the shape is looked at, as spec-gates reads it: what a pull request brings along is never run here. Blocks with other words behind the fence are examples.",
  examples: [
    {
      name: "A block without a command",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n\n  ```accept\n  # verifies: SC-001\n\n  ```\n" },
      reports: [
        '3: The accept block of T001 "Schema" holds no command, so it cannot fail and checks nothing. Write the command that shows that the task is done.',
      ],
      looked: "1/1",
    },
    {
      name: "A block that never closes",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n\n```accept\nnpm test\n" },
      reports: [
        '3: The accept block of T001 "Schema" that begins on line 3 never closes, so spec-gates refuses the list. Add the closing fence where the commands end.',
      ],
    },
    {
      name: "A block before every task",
      kind: "invalid",
      files: { tasks: "# Tasks\n\n```accept\nnpm test\n```\n\n- [ ] T001 Schema\n" },
      reports: [
        "3: This accept block stands before every task, so spec-gates refuses the list. Move it below the task that it is about.",
      ],
    },
    {
      name: "A negated command whose failure is lost",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n\n  ```accept\n  ! grep -r TODO src\n  npm test\n  ```\n" },
      reports: [
        '4: "! grep -r TODO src" in the accept block of T001 "Schema" is followed by another command, and a line that begins with `!` never stops the block, so its failure is lost. Write `! … || exit 1`.',
      ],
    },
    {
      name: "A command, and a negated one at the end",
      kind: "valid",
      files: { tasks: "- [ ] T001 Schema\n\n  ```accept\n  npm test\n  ! grep -r TODO src\n  # that is all\n  ```\n" },
      reports: [],
      looked: "1/1",
    },
    {
      name: "An example in another language, and a negated command that stops the block itself",
      kind: "false-positive",
      files: {
        tasks:
          "```bash\n# nothing\n```\n\n- [ ] T001 Schema\n\n  ```accept\n  ! grep -r TODO src || exit 1\n  npm test\n  ```\n",
      },
      reports: [],
      looked: "1/1",
    },
  ],

  *check({ bundle, list }) {
    const blocks = blocksWithin(tasksDocument(bundle, list)?.markdown() ?? { blocks: [] });
    const accepting = [...blocks].filter((block): block is CodeBlock => {
      return block.kind === "code" && block.language === "accept";
    });
    yield { examined: accepting.length, of: accepting.length, unit: "accept blocks" };
    for (const block of accepting) {
      const report = judge(block, list);
      if (report) yield report;
    }
  },
});

/** What makes a block useless; the first of its faults. */
function judge(block: CodeBlock, list: TaskList) {
  const task = list.tasks.findLast(({ at }) => at.line < block.line);
  const about = { at: lineOf(list, block.line), key: task?.id ?? "alone" };
  if (!task) return { message: "alone" as const, values: {}, ...about };
  const values = { task: nameTask(task), line: block.line };
  if (!block.closed) return { message: "unclosed" as const, values, ...about, task: task.id };
  const commands = block.text
    .split(/\r\n|\r|\n/)
    .flatMap((text, index) =>
      BLANK_OR_COMMENT.test(text) ? [] : [{ text: text.trim(), line: block.line + index + 1 }],
    );
  if (commands.length === 0) return { message: "empty" as const, values, ...about, task: task.id };
  const lost = commands.slice(0, -1).find(({ text }) => text.startsWith("! ") && !text.includes("||"));
  if (!lost) return null;
  const said = { ...values, line: quote(lost.text) };
  return { message: "negated" as const, values: said, ...about, at: lineOf(list, lost.line), task: task.id };
}

import { z } from "zod";
import { nameTask } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { lineOf, type TaskText, taskTexts } from "../task-texts.ts";

const LABEL = /^[ \t]{0,8}(?:#{2,6}[ \t]+|[-*][ \t]+|[*_]{1,3})[ \t]*acceptance\b/i;
const BOX = /^[ \t]{0,12}[-*+][ \t]+\[[^\]\r\n]\][ \t]+(.{1,500})/;
const END = /^[ \t]{0,3}(?:#{1,6}[ \t]|```|~~~)/;

export const acceptanceMismatch = defineRule({
  id: "tasks/acceptance-mismatch",
  input: "tasks",
  summary: "Disallow two different lists of acceptance criteria for one task",
  rationale: "With two lists nobody knows which one says when the task is done.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    differ:
      "{task} has {boxes} acceptance {boxes|box|boxes} here and {orders} other {orders|criterion|criteria} in its Work Order on line {line}, so it is unclear which of them count. Keep one list.",
  },
  guard: "Compared only where both lists have criteria; order, case, spacing and a final full stop make no difference.",
  examples: [
    {
      name: "Boxes and a Work Order that ask for different things",
      kind: "invalid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "## Phase 1: Base\n\n### P1.1: Schema\n\n#### Acceptance Criteria\n\n- [ ] Reviewed\n\n#### Work Order\n\n```yaml\nintent: Make it\nscope: db/\nacceptance:\n  - Tested\n```\n",
      },
      reports: [
        '7: P1.1 "Schema" has 1 acceptance box here and 1 other criterion in its Work Order on line 11, so it is unclear which of them count. Keep one list.',
      ],
      looked: "1/1",
    },
    {
      name: "Two lists that agree",
      kind: "valid",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "## Phase 1: Base\n\n### P1.1: Schema\n\n#### Acceptance Criteria\n\n- [ ] Reviewed\n\n#### Work Order\n\n```yaml\nintent: Make it\nscope: db/\nacceptance:\n  - reviewed.\n```\n",
      },
      reports: [],
      looked: "1/1",
    },
    {
      name: "A Work Order that asks for nothing",
      kind: "false-positive",
      files: {
        "spec/example/prd.md": "# Product\n",
        "spec/example/tasks.md":
          "## Phase 1: Base\n\n### P1.1: Schema\n\n#### Acceptance Criteria\n\n- [ ] Reviewed\n\n#### Work Order\n\n```yaml\nintent: Make it\nscope: db/\n```\n",
      },
      reports: [],
      looked: "0/1",
    },
  ],

  *check({ bundle, list }) {
    const hasOrders = list.tasks.some(({ facts }) => facts.workOrder !== null);
    const bound = hasOrders ? taskTexts(bundle, list).filter(({ task }) => task.facts.workOrder !== null) : [];
    const both = bound.flatMap((text) => {
      const order = text.task.facts.workOrder;
      const boxes = readBoxes(text);
      return order && order.acceptance.length > 0 && boxes.length > 0 ? [{ task: text.task, order, boxes }] : [];
    });
    yield { examined: both.length, of: bound.length, unit: "Work Orders" };
    for (const { task, order, boxes } of both) {
      const wanted = new Set(order.acceptance.map(fold));
      const stated = new Set(boxes.map(({ text }) => fold(text)));
      if (wanted.symmetricDifference(stated).size === 0) continue;
      const other = wanted.difference(stated).size;
      const values = { task: nameTask(task), boxes: boxes.length, orders: other, line: order.at.line };
      const at = lineOf(list, boxes[0]?.line ?? task.at.line);
      yield { message: "differ", values, at, related: [order.at], task: task.id, key: task.id };
    }
  },
});

function readBoxes({ task, lines }: TaskText): readonly { readonly text: string; readonly line: number }[] {
  const label = lines.findIndex((line) => LABEL.test(line.slice(0, 200)));
  if (label < 0) return [];
  const length = lines.slice(label + 1).findIndex((line) => END.test(line.slice(0, 20)));
  const below = lines.slice(label + 1, length < 0 ? undefined : label + 1 + length);
  return below.flatMap((line, index) => {
    const text = BOX.exec(line)?.[1];
    return text === undefined ? [] : [{ text, line: task.at.line + label + 1 + index }];
  });
}

function fold(text: string): string {
  return text.slice(0, 500).trim().replace(/\.$/, "").replace(/\s+/g, " ").toLowerCase();
}

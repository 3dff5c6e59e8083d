import { z } from "zod";
import { allBlocksOf, sectionsOf } from "../../documents/document-sections.ts";
import type { Block, ItemBlock } from "../../markdown/markdown-document.ts";
import { quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { lineOf, tasksDocument } from "../task-texts.ts";

const LEGEND = /\blegend$|^(?:status|task) key$/i;
const ID = /^[*`]{0,3}([A-Z]{1,6}-?\d{1,6}(?:\.\d{1,4}){0,4})\b/;

export const legendItemAsTask = defineRule({
  id: "tasks/legend-item-as-task",
  input: "tasks",
  summary: "Disallow tasks in a legend that are defined nowhere else",
  rationale: "A legend explains marks by example, so what stands in it does not count and is never checked.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    hidden:
      "{id} looks like a task, but stands under {heading}, so it does not count. Move it to the tasks if it is meant.",
  },
  guard: "Only items with a box and an id of numbers; an id that the list defines as well is an example of it.",
  examples: [
    {
      name: "A task below the legend",
      kind: "invalid",
      files: { tasks: "## Legend\n\n- [x] done\n- [ ] T002 Pages\n\n## Phase 1: Base\n\n- [ ] T001 Schema\n" },
      reports: [
        '4: T002 looks like a task, but stands under "Legend", so it does not count. Move it to the tasks if it is meant.',
      ],
      looked: "2/2",
    },
    {
      name: "A legend of words",
      kind: "valid",
      files: { tasks: "## Status Legend\n\n- [x] done\n- [ ] open\n\n## Phase 1: Base\n\n- [ ] T001 Schema\n" },
      reports: [],
      looked: "2/2",
    },
    {
      name: "Examples with a task of the list, and a template",
      kind: "false-positive",
      files: { tasks: "## Legend\n\n- [x] T001 Schema\n- [ ] TXXX Title\n\n## Phase 1: Base\n\n- [ ] T001 Schema\n" },
      reports: [],
      looked: "2/2",
    },
  ],

  *check({ bundle, list }) {
    const document = tasksDocument(bundle, list);
    const legends = document ? sectionsOf(document.markdown()).filter(({ heading }) => LEGEND.test(heading.text)) : [];
    const items = legends.flatMap((one) =>
      allBlocksOf(one)
        .filter(isBox)
        .map((item) => ({ item, heading: one.heading })),
    );
    yield { examined: items.length, of: items.length, unit: "items of legends" };
    const defined = new Set(list.tasks.map(({ id }) => id));
    for (const { item, heading } of items) {
      const id = ID.exec(item.text)?.[1];
      if (id === undefined || defined.has(id)) continue;
      yield { message: "hidden", values: { id, heading: quote(heading.text) }, at: lineOf(list, item.line), key: id };
    }
  },
});

function isBox(block: Block): block is ItemBlock {
  return block.kind === "item" && block.box !== null;
}

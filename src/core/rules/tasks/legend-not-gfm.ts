import { z } from "zod";
import { readLegend } from "../../statuses/legend.ts";
import { listWords } from "../name-task.ts";
import { defineRule } from "../rule.ts";
import { lineOf, taskLines, tasksDocument } from "../task-texts.ts";

export const legendNotGfm = defineRule({
  id: "tasks/legend-not-gfm",
  input: "tasks",
  summary: "Disallow a legend with marks that GitHub does not show as boxes",
  rationale: "On GitHub a reader sees the characters instead of a box, and they count neither as open nor as done.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    plain:
      "The legend defines {marks}, which GitHub shows as plain text and not as boxes. We read them by the legend; leave them, or use `[ ]` and `[x]` with a status in words.",
  },
  guard: "Only marks that the document's own legend explains; `[ ]`, `[x]` and `[X]` are boxes on GitHub.",
  examples: [
    {
      name: "A legend with a mark of its own",
      kind: "invalid",
      files: { tasks: "## Legend\n\n- `[ ]` Not started\n- `[~]` In progress\n\n## Tasks\n\n- [ ] T001 Schema\n" },
      reports: [
        "4: The legend defines `[~]`, which GitHub shows as plain text and not as boxes. We read them by the legend; leave them, or use `[ ]` and `[x]` with a status in words.",
      ],
      looked: "1/1",
    },
    {
      name: "A legend of boxes",
      kind: "valid",
      files: { tasks: "## Legend\n\n- `[ ]` Not started\n- `[x]` Done\n\n## Tasks\n\n- [ ] T001 Schema\n" },
      reports: [],
    },
    {
      name: "A mark in a sentence",
      kind: "false-positive",
      files: { tasks: "Never write `[~]` here.\n\n- [ ] T001 Schema\n" },
      reports: [],
    },
  ],

  *check({ bundle, list }) {
    const document = tasksDocument(bundle, list);
    yield { examined: document === null ? 0 : 1, of: 1, unit: "documents" };
    if (document === null) return;
    const marks = [...readLegend(document.markdown()).boxes.keys()].filter((mark) => !/^[ xX]?$/.test(mark));
    if (marks.length === 0) return;
    const written = marks.map((mark) => `[${mark}]`);
    const line = taskLines(bundle, list).findIndex((text) => written.some((mark) => text.includes(mark)));
    if (line < 0) return;
    const values = { marks: listWords(written.map((mark) => `\`${mark}\``)) };
    yield { message: "plain", values, at: lineOf(list, line + 1), key: written.join(" ") };
  },
});

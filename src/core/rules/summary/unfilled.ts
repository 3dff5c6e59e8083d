import { z } from "zod";
import { quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";

export const unfilled = defineRule({
  id: "summary/unfilled",
  input: "summary",
  summary: "Disallow totals that are still the template's placeholders",
  rationale: "A total that nobody filled in tells a reader that nobody looked.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    placeholder: "{label} is still {text}, so the summary says nothing. Write the number, or remove the line.",
  },
  guard: "Only a value that is a placeholder as a whole counts; words and numbers of any kind are left alone.",
  examples: [
    {
      name: "A total in square brackets",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n\n## Summary\n\n- **Total Tasks**: [Number]\n" },
      reports: [
        '5: "Total Tasks" is still "[Number]", so the summary says nothing. Write the number, or remove the line.',
      ],
      looked: "1/1",
    },
    {
      name: "A total that is filled in",
      kind: "valid",
      files: { tasks: "- [ ] T001 Schema\n\n## Summary\n\n- **Total Tasks**: 1\n" },
      reports: [],
      looked: "1/1",
    },
    {
      name: "A total that is a link",
      kind: "false-positive",
      files: { tasks: "- [ ] T001 Schema\n\n## Summary\n\n- **Total Tasks**: [1](#summary)\n" },
      reports: [],
    },
  ],

  *check({ list }) {
    const placeholders = list.unfilledTotals ?? [];
    const all = placeholders.length + list.totals.length;
    yield { examined: all, of: all, unit: "totals" };
    for (const { label, text, at } of placeholders) {
      yield { message: "placeholder", values: { label: quote(label), text: quote(text) }, at, key: label };
    }
  },
});

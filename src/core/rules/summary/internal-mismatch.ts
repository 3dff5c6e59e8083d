import { z } from "zod";
import type { DeclaredTotal } from "../../bundle/declared-total.ts";
import { listWords, quote } from "../name-task.ts";
import { defineRule } from "../rule.ts";

export const internalMismatch = defineRule({
  id: "summary/internal-mismatch",
  input: "summary",
  summary: "Disallow different numbers for the same total in one tasks document",
  rationale: "Only one of the numbers can be right, and a reader may meet the other.",
  level: "info",
  options: z.strictObject({}),
  messages: {
    differ:
      "{label} is {numbers}, so a reader cannot know which to believe. Write the same number everywhere, or once.",
  },
  guard: "Only totals that count the same thing in the same section are compared.",
  examples: [
    {
      name: "Two totals",
      kind: "invalid",
      files: { tasks: "- [ ] T001 Schema\n\n**Total Tasks:** 1\n\n## Summary\n\n- **Total Tasks**: 2\n" },
      reports: [
        '7: "Total Tasks" is 1 on line 3 and 2 on line 7, so a reader cannot know which to believe. Write the same number everywhere, or once.',
      ],
      looked: "2/2",
    },
    {
      name: "The same total twice",
      kind: "valid",
      files: { tasks: "- [ ] T001 Schema\n\n**Total Tasks:** 1\n\n## Summary\n\n- **Total Tasks**: 1\n" },
      reports: [],
    },
    {
      name: "Totals of different things",
      kind: "false-positive",
      files: { tasks: "- [x] T001 Schema\n- [ ] T002 Pages\n\n**Total Tasks:** 2\n**Completed:** 1\n" },
      reports: [],
      looked: "2/2",
    },
  ],

  *check({ list }) {
    yield { examined: list.totals.length, of: list.totals.length, unit: "totals" };
    for (const [key, totals] of Map.groupBy(list.totals, subject)) {
      const distinct = [...new Map([...totals].reverse().map((total) => [total.value, total])).values()].reverse();
      const last = distinct.at(-1);
      if (distinct.length < 2 || !last) continue;
      const numbers = listWords(distinct.map(({ value, at }) => `${value} on line ${at.line}`));
      const related = distinct.slice(0, 5).map(({ at }) => at);
      yield { message: "differ", values: { label: quote(last.label), numbers }, at: last.at, related, key };
    }
  },
});

function subject({ counts, within }: DeclaredTotal): string {
  return JSON.stringify([counts, within ?? null]);
}

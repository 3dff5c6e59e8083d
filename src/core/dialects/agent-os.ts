import { defineDialect } from "./dialect.ts";
import { isNumbered } from "./numbered-items.ts";

/** Agent OS: `#### Task Group N: …` with `- [ ] N.0 Complete …` and `N.1` indented below, or `- [ ] 1. …` with `1.1`. */
export const agentOs = defineDialect({
  id: "agent-os",
  summary: "Agent OS: #### Task Group 1 with - [ ] 1.0 Complete … and 1.1 below it",
  path: /(?:^|\/)\.?agent-os\//,
  signal: ({ boxed, headings }) =>
    headings.filter(({ text }) => /^Task Group \d/i.test(text)).length +
    boxed.filter(({ item }) => {
      const first = item.children.find((child) => child.kind === "item");
      if (!first?.box) return false;
      const [, number] = /^(\d{1,3})\.(?:0)?[ \t]/.exec(item.text) ?? [];
      return number !== undefined && isNumbered(first) && first.text.startsWith(`${number}.1`);
    }).length,
});

import { defineDialect } from "./dialect.ts";

/** OpenSpec: `## 1. Group` and `- [ ] 1.1 …` below it. */
export const openspec = defineDialect({
  id: "openspec",
  summary: "OpenSpec: ## 1. Group with - [ ] 1.1 Title below",
  path: /(?:^|\/)openspec\/changes\//,
  signal: ({ boxed }) =>
    boxed.filter(({ item, heading }) => {
      const group = /^(\d{1,3}[a-z]?)\.[ \t]/.exec(heading)?.[1];
      return group !== undefined && item.text.replace(/^[*_~`]{1,3}/, "").startsWith(`${group}.`);
    }).length,
});

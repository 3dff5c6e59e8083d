import { defineDialect } from "./dialect.ts";

/** SpecWeave: `### T-001: …` with `**User Story**`, `**Satisfies ACs**` and `**Status**: [x] completed` below. */
export const specweave = defineDialect({
  id: "specweave",
  summary: "SpecWeave: ### T-001: Title with **User Story**, **Satisfies ACs** and **Status** below",
  path: /(?:^|\/)\.specweave\//,
  signal: ({ headings, labels }) => {
    const tasks = headings.filter(({ text }) => /^T-\d{2,4}(?:-[A-Z]+)?:/.test(text)).length;
    const owned = labels.filter((label) => /^(?:User Story|Satisfies ACs|AC(?:-IDs?)?)$/i.test(label)).length;
    return tasks > 0 && owned > 0 ? tasks + owned : 0;
  },
  demandsIds: true,
});

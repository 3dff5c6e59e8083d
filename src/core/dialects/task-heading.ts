import { defineDialect } from "./dialect.ts";

/** `Task 1.1: …`, `T001: …`, `TASK-001 …`; bare numbers are chapters. */
const TASK = /^(?:\[.\][ \t]+)?[*_`~]{0,3}(?:Task[ \t]+\d|T(?:ASK)?-?\d)/i;

/** Tasks as headings: `#### Task 1.1: …`, `### T001: … [P]`, `### [x] Task 2: …`. */
export const taskHeading = defineDialect({
  id: "task-heading",
  summary: "Headings with task ids: #### Task 1.1: Title or ### T001: Title with fields below",
  signal: ({ headings }) => headings.filter(({ text }) => TASK.test(text)).length,
  demandsIds: true,
});

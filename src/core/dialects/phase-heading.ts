import { defineDialect } from "./dialect.ts";

/** Tasks as headings that begin with their phase: `### P1.1: …` with fields, sub-tasks and a Work Order below. */
export const phaseHeading = defineDialect({
  id: "phase-heading",
  summary: "Headings with phase numbers: ### P1.1: Title with fields, sub-tasks and criteria below",
  signal: ({ headings }) =>
    headings.filter(({ text }) => /^(?:\[.\][ \t]+)?[A-SU-Z]\d{1,3}\.\d{1,3}(?:[ \t]*:|[ \t]+[-–—])/.test(text)).length,
  demandsIds: true,
});

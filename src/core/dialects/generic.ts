import { defineDialect } from "./dialect.ts";

/** Task lists of no known tool: boxes with or without ids. Most files in the wild have none. */
export const generic = defineDialect({
  id: "generic",
  summary: "Any list of boxes, with or without ids",
  signal: ({ boxed }) => boxed.length,
});

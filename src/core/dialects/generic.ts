import { boxedItems } from "./boxed-items.ts";
import { buildTaskList, type DialectTraits, noStatements } from "./build-task-list.ts";
import { defineDialect } from "./dialect.ts";

const traits: DialectTraits = {
  id: "generic",
  commentHeadings: false,
  nestedPhases: true,
  readStatements: noStatements,
};

/** Task lists of no known tool: boxes with or without ids. Most files in the wild have none. */
export const generic = defineDialect({
  id: traits.id,
  summary: "Any list of boxes, with or without ids",
  signal: (document) => boxedItems(document).length,
  parse: (document, markers) => buildTaskList(document, markers, traits),
});

import { boxedItems } from "./boxed-items.ts";
import { buildTaskList, type DialectTraits } from "./build-task-list.ts";
import { defineDialect } from "./dialect.ts";
import { specKitStatements } from "./spec-kit-statements.ts";
import { readTaskHead } from "./task-head.ts";

const traits: DialectTraits = {
  id: "spec-kit",
  commentHeadings: true,
  nestedPhases: false,
  readStatements: specKitStatements,
};

/** Reading a whole head costs more than seeing that there is no such id at the beginning of the text. */
function hasTaskId(text: string): boolean {
  return /^[^\r\n]{0,40}?T-?\d{2}/.test(text) && /^T-?\d{2,}/.test(readTaskHead(text).id ?? "");
}

/** GitHub spec-kit: `- [ ] T001 [P] [US1] … in src/a.ts` below `## Phase N: …`. */
export const specKit = defineDialect({
  id: traits.id,
  summary: "GitHub spec-kit: - [ ] T001 [P] [US1] Description with path",
  signal: (document) => boxedItems(document).filter(({ text }) => hasTaskId(text)).length,
  parse: (document, markers) => buildTaskList(document, markers, traits),
});

import type { ItemBlock } from "../markdown/markdown-document.ts";
import { defineDialect } from "./dialect.ts";
import { headOf } from "./task-heads.ts";

/** GitHub spec-kit: `- [ ] T001 [P] [US1] … in src/a.ts` below `## Phase N: …`, `## Phase 3.1: …` in older files. */
export const specKit = defineDialect({
  id: "spec-kit",
  summary: "GitHub spec-kit: - [ ] T001 [P] [US1] Description with path",
  signal: ({ boxed }) => boxed.filter(({ item }) => hasTaskId(item)).length,
  commentHeadings: true,
  nestedPhases: false,
  demandsIds: true,
});

/** Reading a whole head costs more than seeing that there is no such id at the beginning of the text. */
export function hasTaskId(item: ItemBlock): boolean {
  return /^[^\r\n]{0,40}?T-?\d{2}/.test(item.text) && /^T-?\d{2,}/.test(headOf(item).id ?? "");
}

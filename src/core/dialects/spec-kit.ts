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

/** Characters before an id that stands at the beginning of a text; in a comment at its end it may be another tool's. */
const MOST_BEFORE = 40;

/** Whether an item begins with the id of a task, `T001`. */
export function hasTaskId(item: ItemBlock): boolean {
  const { id } = headOf(item);
  if (id === null || !/^T-?\d{2,}/.test(id)) return false;
  const at = item.text.indexOf(id);
  return (at >= 0 && at <= MOST_BEFORE) || /^[^\r\n]{0,40}?T-?\d{2}/.test(item.text);
}

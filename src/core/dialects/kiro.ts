import { defineDialect } from "./dialect.ts";
import { fieldsBelow, isNumbered } from "./numbered-items.ts";

/** `_Requirements: 1.1_` and cc-sdd's `_Boundary:`, `_Depends:`, in the languages that were seen. */
const FIELD = /^_(?:Requirements?|Boundary|Depends|Validates|要件|需求|요구사항)[^:：]{0,3}[:：]/i;

/** Kiro and cc-sdd: `- [ ] 1. …` with `1.1` flat or indented, `_Requirements: …_` below. */
export const kiro = defineDialect({
  id: "kiro",
  summary: "Kiro and cc-sdd: - [ ] 1.1 Title with _Requirements: 1.1_ below",
  path: /(?:^|\/)\.kiro\//,
  signal: ({ boxed }) => boxed.filter(({ item }) => isNumbered(item) && fieldsBelow(item, FIELD)).length,
  marks: { "-": "in-progress" },
});

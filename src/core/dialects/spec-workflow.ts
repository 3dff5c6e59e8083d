import { defineDialect } from "./dialect.ts";
import { fieldsBelow, isNumbered } from "./numbered-items.ts";

const OWN_FIELD = /^_(?:Leverage|Prompt)\b/i;
const FIELD = /^(?:_(?:Leverage|Prompt|Requirements)\b|Files?:|Purpose:)/i;

/** spec-workflow-mcp: like Kiro, with `_Leverage: path_` and `File:` below; `2.1` after `2.` is a task in its own right. */
export const specWorkflow = defineDialect({
  id: "spec-workflow",
  summary: "spec-workflow: - [ ] 1. Title with File:, Purpose: and _Leverage: path_ below",
  path: /(?:^|\/)\.spec-workflow\//,
  signal: ({ boxed }) => {
    const numbered = boxed.filter(({ item }) => isNumbered(item));
    const own = numbered.filter(({ item }) => fieldsBelow(item, OWN_FIELD)).length;
    return own === 0 ? 0 : own + numbered.filter(({ item }) => fieldsBelow(item, FIELD)).length;
  },
  marks: { "-": "in-progress" },
  partsByNumber: false,
});

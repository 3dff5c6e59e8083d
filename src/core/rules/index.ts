import { missingDocument } from "./bundle/missing-document.ts";
import { noBundle } from "./bundle/no-bundle.ts";
import { ambiguousReference } from "./graph/ambiguous-reference.ts";
import { cycle } from "./graph/cycle.ts";
import { unknownDependency } from "./graph/unknown-dependency.ts";
import { unresolvedDependency } from "./graph/unresolved-dependency.ts";
import type { Rule } from "./rule.ts";
import { unresolvedClarification } from "./spec/unresolved-clarification.ts";
import { countMismatch } from "./summary/count-mismatch.ts";
import { doneBeforeDependency } from "./tasks/done-before-dependency.ts";
import { duplicateId } from "./tasks/duplicate-id.ts";
import { noneFound } from "./tasks/none-found.ts";
import { statusTextMismatch } from "./tasks/status-text-mismatch.ts";
import { unclosedFence } from "./tasks/unclosed-fence.ts";
import { unknownStatusMark } from "./tasks/unknown-status-mark.ts";
import { unknownTask } from "./trace/unknown-task.ts";

/** Every rule, in the order in which reports speak: what hides other findings comes first. */
export const rules: readonly Rule[] = [
  missingDocument,
  noBundle,
  unresolvedClarification,
  unclosedFence,
  noneFound,
  duplicateId,
  unknownStatusMark,
  statusTextMismatch,
  doneBeforeDependency,
  cycle,
  unknownDependency,
  unresolvedDependency,
  ambiguousReference,
  unknownTask,
  countMismatch,
];

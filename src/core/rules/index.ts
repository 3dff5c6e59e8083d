import { archivedEdited } from "./bundle/archived-edited.ts";
import { brokenLink } from "./bundle/broken-link.ts";
import { constitutionChanged } from "./bundle/constitution-changed.ts";
import { duplicateNumber } from "./bundle/duplicate-number.ts";
import { duplicateSlug } from "./bundle/duplicate-slug.ts";
import { emptyDocument } from "./bundle/empty-document.ts";
import { encoding } from "./bundle/encoding.ts";
import { invalidMetadata } from "./bundle/invalid-metadata.ts";
import { machineLocalFile } from "./bundle/machine-local-file.ts";
import { missingDocument } from "./bundle/missing-document.ts";
import { noBundle } from "./bundle/no-bundle.ts";
import { slugMismatch } from "./bundle/slug-mismatch.ts";
import { unknownLayout } from "./bundle/unknown-layout.ts";
import { acceptBlockFailing } from "./coverage/accept-block-failing.ts";
import { capabilityWithoutDelta } from "./coverage/capability-without-delta.ts";
import { checklistOpen } from "./coverage/checklist-open.ts";
import { planFileWithoutTask } from "./coverage/plan-file-without-task.ts";
import { requirementWithoutTask } from "./coverage/requirement-without-task.ts";
import { skipSpecsConflict } from "./coverage/skip-specs-conflict.ts";
import { storyWithoutTask } from "./coverage/story-without-task.ts";
import { successCriterionWithoutTask } from "./coverage/success-criterion-without-task.ts";
import { taskFileOutsidePlan } from "./coverage/task-file-outside-plan.ts";
import { taskWithoutRequirement } from "./coverage/task-without-requirement.ts";
import { unknownRequirement } from "./coverage/unknown-requirement.ts";
import { agentFilesDrift } from "./docs/agent-files-drift.ts";
import { brokenTable } from "./docs/broken-table.ts";
import { diagramExportWithoutSource } from "./docs/diagram-export-without-source.ts";
import { drift } from "./docs/drift.ts";
import { duplicateMetadata } from "./docs/duplicate-metadata.ts";
import { encodingMojibake } from "./docs/encoding-mojibake.ts";
import { schema as documentSchema } from "./docs/schema.ts";
import { selfContradiction } from "./docs/self-contradiction.ts";
import { staleLastUpdated } from "./docs/stale-last-updated.ts";
import { swallowedList } from "./docs/swallowed-list.ts";
import { unclosedComment } from "./docs/unclosed-comment.ts";
import { unclosedFence as unclosedDocumentFence } from "./docs/unclosed-fence.ts";
import { undeclaredRole } from "./docs/undeclared-role.ts";
import { ambiguousDependency } from "./graph/ambiguous-dependency.ts";
import { ambiguousReference } from "./graph/ambiguous-reference.ts";
import { criticalPathMismatch } from "./graph/critical-path-mismatch.ts";
import { cycle } from "./graph/cycle.ts";
import { deadEnd } from "./graph/dead-end.ts";
import { declaredOrderMismatch } from "./graph/declared-order-mismatch.ts";
import { dependsOnCancelled } from "./graph/depends-on-cancelled.ts";
import { diagramMismatch } from "./graph/diagram-mismatch.ts";
import { externalDependency } from "./graph/external-dependency.ts";
import { gateDisagreement } from "./graph/gate-disagreement.ts";
import { missingEdgeNote } from "./graph/missing-edge-note.ts";
import { nothingBefore } from "./graph/nothing-before.ts";
import { orphanTask } from "./graph/orphan-task.ts";
import { parallelAsymmetric } from "./graph/parallel-asymmetric.ts";
import { parallelContradiction } from "./graph/parallel-contradiction.ts";
import { parallelCountMismatch } from "./graph/parallel-count-mismatch.ts";
import { parallelFileConflict } from "./graph/parallel-file-conflict.ts";
import { parallelNotMarked } from "./graph/parallel-not-marked.ts";
import { parallelScopeOverlap } from "./graph/parallel-scope-overlap.ts";
import { parallelUnlisted } from "./graph/parallel-unlisted.ts";
import { phaseOrderDisagreement } from "./graph/phase-order-disagreement.ts";
import { phaseOrderViolation } from "./graph/phase-order-violation.ts";
import { priorityInversion } from "./graph/priority-inversion.ts";
import { redundantDependency } from "./graph/redundant-dependency.ts";
import { selfIncludingGroup } from "./graph/self-including-group.ts";
import { unknownDependency } from "./graph/unknown-dependency.ts";
import { unknownReference } from "./graph/unknown-reference.ts";
import { unmappedNode } from "./graph/unmapped-node.ts";
import { unreadableGraph } from "./graph/unreadable-graph.ts";
import { unresolvedDependency } from "./graph/unresolved-dependency.ts";
import type { Rule } from "./rule.ts";
import { frozenSectionChanged } from "./scope/frozen-section-changed.ts";
import { missingDeclaredFile } from "./scope/missing-declared-file.ts";
import { outOfScopeFile } from "./scope/out-of-scope-file.ts";
import { protectedConstraint } from "./scope/protected-constraint.ts";
import { actionRequiredComment } from "./spec/action-required-comment.ts";
import { changedAfterTasks } from "./spec/changed-after-tasks.ts";
import { constitutionViolationUnjustified } from "./spec/constitution-violation-unjustified.ts";
import { deltaConflict } from "./spec/delta-conflict.ts";
import { deltaUnknownBase } from "./spec/delta-unknown-base.ts";
import { duplicateRequirementId } from "./spec/duplicate-requirement-id.ts";
import { emptySection } from "./spec/empty-section.ts";
import { idGap } from "./spec/id-gap.ts";
import { missingSection } from "./spec/missing-section.ts";
import { requirementWithoutScenario } from "./spec/requirement-without-scenario.ts";
import { scenarioLoss } from "./spec/scenario-loss.ts";
import { unfilledPlaceholder } from "./spec/unfilled-placeholder.ts";
import { unfilledTemplate } from "./spec/unfilled-template.ts";
import { unresolvedClarification } from "./spec/unresolved-clarification.ts";
import { untestableRequirement } from "./spec/untestable-requirement.ts";
import { countMismatch } from "./summary/count-mismatch.ts";
import { internalMismatch } from "./summary/internal-mismatch.ts";
import { sumMismatch } from "./summary/sum-mismatch.ts";
import { unfilled } from "./summary/unfilled.ts";
import { acceptanceMismatch } from "./tasks/acceptance-mismatch.ts";
import { ambiguousDialect } from "./tasks/ambiguous-dialect.ts";
import { blockedByFinishedTask } from "./tasks/blocked-by-finished-task.ts";
import { blockedWithoutReason } from "./tasks/blocked-without-reason.ts";
import { doneBeforeDependency } from "./tasks/done-before-dependency.ts";
import { doneWithOpenAcceptance } from "./tasks/done-with-open-acceptance.ts";
import { duplicateId } from "./tasks/duplicate-id.ts";
import { headingInList } from "./tasks/heading-in-list.ts";
import { headingStatusMismatch } from "./tasks/heading-status-mismatch.ts";
import { idFormat } from "./tasks/id-format.ts";
import { inconsistentIndent } from "./tasks/inconsistent-indent.ts";
import { invalidWorkOrder } from "./tasks/invalid-work-order.ts";
import { legendItemAsTask } from "./tasks/legend-item-as-task.ts";
import { legendNotGfm } from "./tasks/legend-not-gfm.ts";
import { missingField } from "./tasks/missing-field.ts";
import { missingId } from "./tasks/missing-id.ts";
import { missingPath } from "./tasks/missing-path.ts";
import { missingStoryLabel } from "./tasks/missing-story-label.ts";
import { missingWorkOrder } from "./tasks/missing-work-order.ts";
import { nonSequential } from "./tasks/non-sequential.ts";
import { noneFound } from "./tasks/none-found.ts";
import { oversized } from "./tasks/oversized.ts";
import { parentChildMismatch } from "./tasks/parent-child-mismatch.ts";
import { removedOpen } from "./tasks/removed-open.ts";
import { renumbered } from "./tasks/renumbered.ts";
import { reopened } from "./tasks/reopened.ts";
import { startedBeforeDependency } from "./tasks/started-before-dependency.ts";
import { statusTextMismatch } from "./tasks/status-text-mismatch.ts";
import { taskLikeInFence } from "./tasks/task-like-in-fence.ts";
import { unclosedFence } from "./tasks/unclosed-fence.ts";
import { unknownStatusMark } from "./tasks/unknown-status-mark.ts";
import { bulkTick } from "./trace/bulk-tick.ts";
import { checklistWithoutApproval } from "./trace/checklist-without-approval.ts";
import { claimedDependencyOpen } from "./trace/claimed-dependency-open.ts";
import { claimedTwice } from "./trace/claimed-twice.ts";
import { completionNotRecorded } from "./trace/completion-not-recorded.ts";
import { configWeakened } from "./trace/config-weakened.ts";
import { gateChangedWithCode } from "./trace/gate-changed-with-code.ts";
import { numberTaken } from "./trace/number-taken.ts";
import { parallelFileShared } from "./trace/parallel-file-shared.ts";
import { phantomCompletion } from "./trace/phantom-completion.ts";
import { prWithoutTask } from "./trace/pr-without-task.ts";
import { taskIdTaken } from "./trace/task-id-taken.ts";
import { taskNotOpen } from "./trace/task-not-open.ts";
import { termsChangedWithTick } from "./trace/terms-changed-with-tick.ts";
import { unearnedCompletion } from "./trace/unearned-completion.ts";
import { unknownTask } from "./trace/unknown-task.ts";

/** Every rule, in the order in which reports speak: what hides other findings comes first. */
export const rules: readonly Rule[] = [
  missingDocument,
  noBundle,
  invalidMetadata,
  constitutionChanged,
  brokenLink,
  unknownLayout,
  slugMismatch,
  machineLocalFile,
  encoding,
  emptyDocument,
  duplicateSlug,
  duplicateNumber,
  archivedEdited,
  unresolvedClarification,
  untestableRequirement,
  unfilledTemplate,
  unfilledPlaceholder,
  requirementWithoutScenario,
  missingSection,
  emptySection,
  duplicateRequirementId,
  idGap,
  deltaConflict,
  deltaUnknownBase,
  scenarioLoss,
  constitutionViolationUnjustified,
  changedAfterTasks,
  actionRequiredComment,
  unclosedDocumentFence,
  unclosedComment,
  swallowedList,
  documentSchema,
  drift,
  diagramExportWithoutSource,
  brokenTable,
  agentFilesDrift,
  undeclaredRole,
  selfContradiction,
  staleLastUpdated,
  encodingMojibake,
  duplicateMetadata,
  unclosedFence,
  noneFound,
  duplicateId,
  unknownStatusMark,
  statusTextMismatch,
  doneBeforeDependency,
  taskLikeInFence,
  legendItemAsTask,
  missingStoryLabel,
  missingPath,
  missingId,
  missingField,
  legendNotGfm,
  inconsistentIndent,
  idFormat,
  nonSequential,
  headingStatusMismatch,
  headingInList,
  ambiguousDialect,
  acceptanceMismatch,
  startedBeforeDependency,
  parentChildMismatch,
  missingWorkOrder,
  oversized,
  invalidWorkOrder,
  doneWithOpenAcceptance,
  blockedWithoutReason,
  blockedByFinishedTask,
  cycle,
  unknownDependency,
  unresolvedDependency,
  ambiguousReference,
  selfIncludingGroup,
  ambiguousDependency,
  nothingBefore,
  externalDependency,
  unknownReference,
  diagramMismatch,
  deadEnd,
  phaseOrderDisagreement,
  missingEdgeNote,
  criticalPathMismatch,
  declaredOrderMismatch,
  unmappedNode,
  unreadableGraph,
  parallelFileConflict,
  priorityInversion,
  parallelScopeOverlap,
  parallelCountMismatch,
  parallelNotMarked,
  parallelUnlisted,
  parallelContradiction,
  parallelAsymmetric,
  orphanTask,
  redundantDependency,
  gateDisagreement,
  dependsOnCancelled,
  phaseOrderViolation,
  unknownTask,
  countMismatch,
  unfilled,
  sumMismatch,
  internalMismatch,
  unknownRequirement,
  taskWithoutRequirement,
  successCriterionWithoutTask,
  storyWithoutTask,
  skipSpecsConflict,
  requirementWithoutTask,
  planFileWithoutTask,
  taskFileOutsidePlan,
  acceptBlockFailing,
  checklistOpen,
  capabilityWithoutDelta,
  removedOpen,
  renumbered,
  reopened,
  prWithoutTask,
  claimedTwice,
  numberTaken,
  taskIdTaken,
  parallelFileShared,
  unearnedCompletion,
  claimedDependencyOpen,
  taskNotOpen,
  termsChangedWithTick,
  completionNotRecorded,
  phantomCompletion,
  bulkTick,
  gateChangedWithCode,
  checklistWithoutApproval,
  configWeakened,
  outOfScopeFile,
  missingDeclaredFile,
  frozenSectionChanged,
  protectedConstraint,
];

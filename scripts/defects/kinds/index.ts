import type { Defect } from "../defect.ts";
import { agentDrift } from "./agent-drift.ts";
import { ambiguousId } from "./ambiguous-id.ts";
import { brokenLink } from "./broken-link.ts";
import { brokenTable } from "./broken-table.ts";
import { brokenWorkOrder } from "./broken-work-order.ts";
import { clarification } from "./clarification.ts";
import { constitutionVersion } from "./constitution-version.ts";
import { contradictingStatus } from "./contradicting-status.ts";
import { dependencyCycle } from "./dependency-cycle.ts";
import { drawingAgainstList } from "./drawing-against-list.ts";
import { duplicateId } from "./duplicate-id.ts";
import { duplicateRequirement } from "./duplicate-requirement.ts";
import { emptyDocument } from "./empty-document.ts";
import { falseTick } from "./false-tick.ts";
import { missingDocument } from "./missing-document.ts";
import { missingSection } from "./missing-section.ts";
import { misspelledKey } from "./misspelled-key.ts";
import { openAcceptance } from "./open-acceptance.ts";
import { parentAndParts } from "./parent-and-parts.ts";
import { placeholder } from "./placeholder.ts";
import { priorityInversion } from "./priority-inversion.ts";
import { proseDependency } from "./prose-dependency.ts";
import { removedTask } from "./removed-task.ts";
import { renumberedTask } from "./renumbered-task.ts";
import { selfDependency } from "./self-dependency.ts";
import { sharedFile } from "./shared-file.ts";
import { swallowedTask } from "./swallowed-task.ts";
import { unclosedComment } from "./unclosed-comment.ts";
import { unclosedFence } from "./unclosed-fence.ts";
import { uncoveredRequirement } from "./uncovered-requirement.ts";
import { uncoveredStory } from "./uncovered-story.ts";
import { underlinedTask } from "./underlined-task.ts";
import { unknownIdDefect } from "./unknown-id.ts";
import { unknownMark } from "./unknown-mark.ts";
import { unknownPhase } from "./unknown-phase.ts";
import { unknownRequirement } from "./unknown-requirement.ts";
import { wrongCriticalPath } from "./wrong-critical-path.ts";
import { wrongParallelCount } from "./wrong-parallel-count.ts";
import { wrongParallelGroup } from "./wrong-parallel-group.ts";
import { wrongTotal } from "./wrong-total.ts";

/** Every kind of defect. */
export const defects: readonly Defect[] = [
  agentDrift,
  ambiguousId,
  brokenLink,
  brokenTable,
  brokenWorkOrder,
  clarification,
  constitutionVersion,
  contradictingStatus,
  dependencyCycle,
  drawingAgainstList,
  duplicateId,
  duplicateRequirement,
  emptyDocument,
  falseTick,
  missingDocument,
  missingSection,
  misspelledKey,
  openAcceptance,
  parentAndParts,
  placeholder,
  priorityInversion,
  proseDependency,
  removedTask,
  renumberedTask,
  selfDependency,
  sharedFile,
  swallowedTask,
  unclosedComment,
  unclosedFence,
  underlinedTask,
  uncoveredRequirement,
  uncoveredStory,
  unknownIdDefect,
  unknownMark,
  unknownPhase,
  unknownRequirement,
  wrongCriticalPath,
  wrongParallelCount,
  wrongParallelGroup,
  wrongTotal,
];

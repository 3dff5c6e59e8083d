import { agentOs } from "./agent-os.ts";
import { bareLine } from "./bare-line.ts";
import { bmad } from "./bmad.ts";
import { boldParagraph } from "./bold-paragraph.ts";
import type { Dialect } from "./dialect.ts";
import { generic } from "./generic.ts";
import { kiro } from "./kiro.ts";
import { openspec } from "./openspec.ts";
import { phaseHeading } from "./phase-heading.ts";
import { platformKit } from "./platform-kit.ts";
import { snail } from "./snail.ts";
import { specKit } from "./spec-kit.ts";
import { specKitty } from "./spec-kitty.ts";
import { specWorkflow } from "./spec-workflow.ts";
import { specweave } from "./specweave.ts";
import { taskHeading } from "./task-heading.ts";
import { taskTable } from "./task-table.ts";

/** All dialects in order of preference; `generic` reads what nobody else claims. */
export const dialects: readonly Dialect[] = [
  specKit,
  specKitty,
  kiro,
  specWorkflow,
  openspec,
  agentOs,
  specweave,
  bmad,
  phaseHeading,
  taskHeading,
  platformKit,
  snail,
  boldParagraph,
  bareLine,
  taskTable,
  generic,
];

/** What a document is read as when it speaks no dialect of a tool. */
export const fallbackDialect: Dialect = generic;

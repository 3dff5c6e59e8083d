import type { DialectGenerator } from "../documents/generated-document.ts";
import { agentOs } from "./agent-os.ts";
import { bareLine } from "./bare-line.ts";
import { bmad } from "./bmad.ts";
import { boldParagraph } from "./bold-paragraph.ts";
import { generic } from "./generic.ts";
import { headingBox } from "./heading-box.ts";
import { headingSign } from "./heading-sign.ts";
import { kiro } from "./kiro.ts";
import { openspec } from "./openspec.ts";
import { phaseHeading } from "./phase-heading.ts";
import { platformKit } from "./platform-kit.ts";
import { snail } from "./snail.ts";
import { specKit } from "./spec-kit.ts";
import { specKitOrder } from "./spec-kit-order.ts";
import { specKitty } from "./spec-kitty.ts";
import { specWorkflow } from "./spec-workflow.ts";
import { specweave } from "./specweave.ts";
import { table } from "./table.ts";
import { taskHeading } from "./task-heading.ts";

/** One generator per dialect; a new one is a file beside the others and a line here. */
export const dialectGenerators: readonly DialectGenerator[] = [
  specKit,
  specKitOrder,
  platformKit,
  phaseHeading,
  taskHeading,
  headingBox,
  headingSign,
  snail,
  kiro,
  openspec,
  agentOs,
  specKitty,
  specweave,
  specWorkflow,
  bmad,
  table,
  boldParagraph,
  bareLine,
  generic,
];

import { agentOs } from "./agent-os.ts";
import { agentOsPlan } from "./agent-os-plan.ts";
import { bmad } from "./bmad.ts";
import { kiro } from "./kiro.ts";
import type { Layout } from "./layout.ts";
import { openspec } from "./openspec.ts";
import { ouroboros } from "./ouroboros.ts";
import { platformKit } from "./platform-kit.ts";
import { specFeatures } from "./spec-features.ts";
import { specKit } from "./spec-kit.ts";

/** All layouts, those of a tool's own directory first; the first one that recognises a directory has it. */
export const layouts: readonly Layout[] = [
  kiro,
  openspec,
  agentOs,
  agentOsPlan,
  ouroboros,
  specFeatures,
  bmad,
  specKit,
  platformKit,
];

/** The layout of that id, or null. */
export function findLayout(id: string): Layout | null {
  return layouts.find((layout) => layout.id === id) ?? null;
}

import { kiro } from "./kiro.ts";
import { openspec } from "./openspec.ts";
import { platformKit } from "./platform-kit.ts";
import type { Scaffold } from "./scaffold.ts";
import { specKit } from "./spec-kit.ts";

/** Every layout that `scaffold` can begin; the first is the default. */
export const scaffolds: readonly Scaffold[] = [specKit, platformKit, kiro, openspec];

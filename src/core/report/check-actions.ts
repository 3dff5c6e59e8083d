import type { CheckAction } from "../effects/effect.ts";

/** The check's one button. GitHub sends its `identifier` back as `requested_action.identifier`. */
export const RECHECK_ACTION: CheckAction = {
  label: "Re-check",
  description: "Read the spec bundles again",
  identifier: "recheck",
};

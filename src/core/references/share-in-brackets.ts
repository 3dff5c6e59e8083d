/** How many of a phase's tasks are done, in its heading: `## Phase 1: Setup (2/3 complete)`. */
export const SHARE_IN_BRACKETS = /\((\d{1,5})([ ]?(?:\/|of)[ ]?)(\d{1,5})(?:[ ]+(?:tasks?|done|complete[d]?)){1,2}\)/i;

/** A heading as it is called whatever is done below it: a count moves with every tick, a name does not. */
export function withoutShare(heading: string): string {
  return heading.replace(SHARE_IN_BRACKETS, "").trimEnd();
}

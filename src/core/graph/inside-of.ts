import type { Resolving } from "./resolve-reference.ts";
import type { Owner } from "./set-index.ts";

/**
 * The phase that is meant where two have one number: `Task Group 1`, said by another group below `Phase 1`, is the group
 * of that number there, because nobody waits for what is around it.
 */
export function insideOf(phase: string | null, owner: Owner, { index, sets }: Resolving): string | null {
  const inner = phase === null ? null : index.phaseNamed(`${phase}/${phase}`);
  const own = sets.phaseOf(owner);
  if (phase === null || inner === null || own === null || own === phase) return phase;
  const [first] = index.membersOf(own);
  return first !== undefined && index.membersOf(phase).includes(first) ? inner : phase;
}

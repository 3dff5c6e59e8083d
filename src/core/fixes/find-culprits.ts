import type { FixableFinding } from "./choose-fixes.ts";

/** So often a part of the fixes is tried by itself. */
const MOST_TRIALS = 32;

/**
 * Those of several fixes that do harm by themselves, found by halves: a few among hundreds take a few trials each. All
 * of a part where its trials are used up; none where only several together do harm.
 */
export function findCulprits(
  suspects: readonly FixableFinding[],
  isSound: (some: readonly FixableFinding[]) => boolean,
): readonly FixableFinding[] {
  let trials = 0;
  const search = (part: readonly FixableFinding[]): readonly FixableFinding[] => {
    trials += 1;
    if (trials > MOST_TRIALS) return part;
    if (part.length === 0 || isSound(part)) return [];
    if (part.length === 1) return part;
    const half = Math.ceil(part.length / 2);
    return [part.slice(0, half), part.slice(half)].flatMap(search);
  };
  return search(suspects);
}

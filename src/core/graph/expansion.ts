/** Edges that the groups, ranges and wildcards of one document may become; real documents stay below a few hundred. */
const MOST_EXPANDED = 100_000;

/** What is left of the edges that groups may be expanded into: 1,000 tasks that each wait for all others are not a graph. */
export class Expansion {
  #left = MOST_EXPANDED;

  /** Takes `count` off and returns true, or takes nothing and returns false when that many are not left. */
  spend(count: number): boolean {
    if (count > this.#left) return false;
    this.#left -= count;
    return true;
  }
}

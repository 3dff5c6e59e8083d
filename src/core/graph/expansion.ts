/** Edges that the groups, ranges and wildcards of one document may become; seed documents stay below 200. */
const MOST_EXPANDED = 500_000;

/** What is left of the edges that groups may be expanded into: 20,000 tasks that each wait for all others are not a graph. */
export class Expansion {
  #left = MOST_EXPANDED;

  /** Takes `count` off and returns true, or takes nothing and returns false when that many are not left. */
  spend(count: number): boolean {
    if (count > this.#left) return false;
    this.#left -= count;
    return true;
  }
}

import type { RivalClaim } from "../snapshot/change.ts";

/** How a pull request stands to another one that has the same: what its finding is called, and how much it may weigh. */
export type RivalOrder = "later" | "outranked" | "earlier";

/** Findings about rivals, those of one order together; the first in order keeps what it has and gets a note alone. */
export function byOrder<Rival extends Pick<RivalClaim, "isEarlier" | "byRank">>(
  rivals: readonly Rival[],
): Iterable<readonly [RivalOrder, readonly Rival[]]> {
  return Map.groupBy(rivals, ({ isEarlier, byRank }) => {
    if (!isEarlier) return "earlier";
    return byRank ? "outranked" : "later";
  });
}

/** Of the finding about rivals of one order: what it is known by from one look to the next, and its bound. */
export function weightOf(order: RivalOrder, key: string) {
  return { key: `${key} ${order !== "earlier"}`, ...(order === "earlier" ? { atMost: "info" as const } : {}) };
}

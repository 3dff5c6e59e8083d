import type { CommandRecord } from "./order.ts";

/**
 * Whether only commits of ours lead from one head to another: whoever speaks of the first one is not surprised by what
 * commands made of it since.
 */
export function isOwnStep(records: readonly CommandRecord[], from: string, to: string): boolean {
  const steps = new Map(
    records.flatMap(({ headSha, order }) =>
      "commitSha" in order && order.commitSha !== undefined ? [[headSha, order.commitSha] as const] : [],
    ),
  );
  let at: string | undefined = from;
  // A head is left at most once by each of our commits, so that more steps than those go round in a circle.
  for (let left = steps.size; at !== to && at !== undefined && left > 0; left--) at = steps.get(at);
  return at === to;
}

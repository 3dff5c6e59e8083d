import type { RivalClaim } from "../snapshot/change.ts";
import type { BundleReport } from "./evaluation.ts";

/**
 * What can be started with who says already that they complete it, and last then: it is not left out, for anybody may say
 * so. As it was known when the pull request was judged.
 */
export function markClaimed(report: BundleReport, rivals: readonly RivalClaim[]): BundleReport {
  const claims = Map.groupBy(
    rivals.filter(({ bundle }) => bundle === report.path),
    ({ task }) => task,
  );
  if (claims.size === 0) return report;
  const ready = report.ready.map((task) => {
    const claimedBy = (claims.get(task.id) ?? []).map(({ pullRequest }) => pullRequest);
    return claimedBy.length === 0 ? task : { ...task, claimedBy };
  });
  return { ...report, ready: [...ready.filter((one) => !isClaimed(one)), ...ready.filter(isClaimed)] };
}

function isClaimed({ claimedBy }: { readonly claimedBy?: readonly number[] }): boolean {
  return claimedBy !== undefined;
}

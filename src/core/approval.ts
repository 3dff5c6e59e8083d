import { touchesConfig } from "./config/proposed-config.ts";
import { isGate } from "./rules/gates.ts";
import type { PullRequestBundles, PullRequestFacts, ReviewOpinion } from "./snapshot/pull-request.ts";

/**
 * The approvals of exactly the head, by somebody else than the author and by no bot. Whether those people may write is
 * to be asked of GitHub; who wrote the commits proves nothing, for anybody can write any name into them.
 */
export function approvalsOfHead({ opinions = [], author, headSha }: PullRequestFacts): readonly ReviewOpinion[] {
  return opinions.filter(
    (opinion) =>
      opinion.state === "approved" &&
      opinion.commitSha === headSha &&
      !opinion.author.isBot &&
      opinion.author.login !== "ghost" &&
      opinion.author.login.toLowerCase() !== author.login.toLowerCase(),
  );
}

/** Whether a verdict may depend on an approval: on others, nobody has to be asked what reviewers may do. */
export function heedsApproval(bundles: Pick<PullRequestBundles, "files" | "filesComplete">): boolean {
  return touchesConfig(bundles) || bundles.files.some(({ path }) => isGate(path) || path.includes("/checklists/"));
}

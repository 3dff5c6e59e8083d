import type { Config } from "./config/config.ts";
import { touchesConfig } from "./config/proposed-config.ts";
import { pathMatcher } from "./rules/changed-files.ts";
import { GATES } from "./rules/gates.ts";
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

/** People asked about at most: anybody may approve on a public repository, and a few must not hide who may write. */
export const MOST_APPROVERS = 30;

/** The approvals without that of whoever pushed the head, which is nobody else's look at it; null where that is not known. */
export function withoutPusher(approvals: readonly ReviewOpinion[], pusher: string | null): readonly ReviewOpinion[] {
  return approvals.filter(({ author }) => author.login.toLowerCase() !== pusher?.toLowerCase());
}

/** Whether a verdict may depend on an approval: on others, nobody has to be asked what reviewers may do. */
export function heedsApproval(
  bundles: Pick<PullRequestBundles, "files" | "filesComplete">,
  { rules }: Pick<Config, "rules">,
): boolean {
  const isGate = pathMatcher([...GATES, ...ownGates(rules)]);
  return touchesConfig(bundles) || bundles.files.some(({ path }) => isGate(path) || path.includes("/checklists/"));
}

/** What the configuration adds to the gates, for the rule that looks at them. */
function ownGates(rules: Config["rules"]): readonly string[] {
  const { gates = [] } = (rules["trace/gate-changed-with-code"]?.options ?? {}) as {
    readonly gates?: readonly string[];
  };
  return gates;
}

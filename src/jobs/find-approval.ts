import { approvalsOfHead, heedsApproval, MOST_APPROVERS, withoutPusher } from "../core/approval.ts";
import { findConfigInForce } from "../core/config/config-in-force.ts";
import type { PullRequestBundles, PullRequestFacts, ReviewOpinion } from "../core/snapshot/pull-request.ts";
import { GitHubError } from "../github/errors.ts";
import type { GitHub } from "../github/github.ts";
import { findPusher } from "./find-pusher.ts";
import type { Run } from "./services.ts";

/**
 * The approval of exactly the head by somebody who may write, is not the author and did not push it, as GitHub has it at this
 * moment; null for none, and where nothing depends on one, so that nobody has to be asked about.
 */
export async function findApproval(
  facts: PullRequestFacts,
  readBundles: () => Promise<PullRequestBundles>,
  github: Pick<GitHub, "readPermission" | "readPusher">,
  run: Run,
): Promise<ReviewOpinion | null> {
  const approvals = approvalsOfHead(facts);
  if (approvals.length === 0 || !(await isHeeded(facts, readBundles))) return null;
  const others = await ofOthers(approvals, facts, github, run);
  for (const approval of others.slice(0, MOST_APPROVERS)) {
    if (await mayWrite(approval, facts, github, run)) return approval;
  }
  return null;
}

/** Those of others than whoever pushed the head, or none where GitHub does not answer who that was. */
async function ofOthers(
  approvals: readonly ReviewOpinion[],
  facts: PullRequestFacts,
  github: Pick<GitHub, "readPusher">,
  run: Run,
): Promise<readonly ReviewOpinion[]> {
  try {
    return withoutPusher(approvals, await findPusher(facts, github));
  } catch (error) {
    if (!(error instanceof GitHubError) || (error.isRetryable && !run.isLastAttempt)) throw error;
    run.log.warn({ err: error }, "who pushed the head was not answered, and no approval counts");
    return [];
  }
}

/** What cannot be read is told by the verdict; here it depends on nothing. */
async function isHeeded(facts: PullRequestFacts, readBundles: () => Promise<PullRequestBundles>): Promise<boolean> {
  const { config } = findConfigInForce(facts.config, null, facts.organisation);
  if (config.ticks === "in-pr") return true;
  const bundles = await readBundles().catch(() => null);
  return bundles !== null && heedsApproval(bundles, config);
}

/** An approval of somebody about whom GitHub gives no answer does not count: nobody knows what they may do. */
async function mayWrite(
  { author }: ReviewOpinion,
  { ref }: PullRequestFacts,
  github: Pick<GitHub, "readPermission">,
  run: Run,
): Promise<boolean> {
  try {
    const permission = await github.readPermission(ref.repository, author.login);
    return permission === "write" || permission === "admin";
  } catch (error) {
    if (!(error instanceof GitHubError) || (error.isRetryable && !run.isLastAttempt)) throw error;
    run.log.warn({ err: error }, "an approval could not be looked at and does not count");
    return false;
  }
}

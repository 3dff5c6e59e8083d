import { approvalsOfHead, heedsApproval } from "../core/approval.ts";
import { findConfigInForce } from "../core/config/config-in-force.ts";
import type { PullRequestBundles, PullRequestFacts, ReviewOpinion } from "../core/snapshot/pull-request.ts";
import { GitHubError } from "../github/errors.ts";
import type { GitHub } from "../github/github.ts";
import type { Run } from "./services.ts";

/** People asked about at most: anybody may approve on a public repository, and a few must not hide who may write. */
const MOST_ASKED = 30;

/**
 * The approval of exactly the head by somebody who may write and is not the author, as GitHub has it at this moment; null
 * for none, and where nothing depends on one, so that nobody has to be asked about.
 */
export async function findApproval(
  facts: PullRequestFacts,
  readBundles: () => Promise<PullRequestBundles>,
  github: Pick<GitHub, "readPermission">,
  run: Run,
): Promise<ReviewOpinion | null> {
  const approvals = approvalsOfHead(facts);
  if (approvals.length === 0 || !(await isHeeded(facts, readBundles))) return null;
  for (const approval of approvals.slice(0, MOST_ASKED)) {
    if (await mayWrite(approval, facts, github, run)) return approval;
  }
  return null;
}

/** What cannot be read is told by the verdict; here it depends on nothing. */
async function isHeeded(facts: PullRequestFacts, readBundles: () => Promise<PullRequestBundles>): Promise<boolean> {
  if (findConfigInForce(facts.config, null, facts.organisation).config.ticks === "in-pr") return true;
  const bundles = await readBundles().catch(() => null);
  return bundles !== null && heedsApproval(bundles);
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

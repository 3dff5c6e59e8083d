import { approvalsOfHead, heedsApproval, MOST_APPROVERS, withoutPusher } from "../core/approval.ts";
import type { Config } from "../core/config/config.ts";
import type { PullRequestFacts, PullRequestSnapshot, ReviewOpinion } from "../core/snapshot/pull-request.ts";
import { GitHubError } from "../github/errors.ts";
import type { RemoteGitHub } from "../github/remote.ts";

/**
 * Login of who approved exactly the head and may write, where the verdict depends on it; null for nobody. A token that
 * may not ask what people may do finds nobody, as the App would.
 */
export async function findApprover(
  { facts, bundles }: PullRequestSnapshot,
  config: Config,
  github: Pick<RemoteGitHub, "readPermission" | "readPusher">,
): Promise<string | null> {
  const approvals = approvalsOfHead(facts);
  if (approvals.length === 0 || !heedsApproval(bundles, config)) return null;
  const others = await ofOthers(approvals, facts, github);
  for (const { author } of others.slice(0, MOST_APPROVERS)) {
    try {
      const permission = await github.readPermission(facts.ref.repository, author.login);
      if (permission === "write" || permission === "admin") return author.login;
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
    }
  }
  return null;
}

/** None where GitHub does not answer who pushed the head: one of them may be that person's own. */
async function ofOthers(
  approvals: readonly ReviewOpinion[],
  { ref, headRef, headSha, fromFork }: PullRequestFacts,
  github: Pick<RemoteGitHub, "readPusher">,
): Promise<readonly ReviewOpinion[]> {
  if (fromFork) return approvals;
  try {
    return withoutPusher(approvals, await github.readPusher(ref.repository, headRef, headSha));
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return [];
  }
}

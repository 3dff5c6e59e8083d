import { approvalsOfHead, heedsApproval } from "../core/approval.ts";
import type { PullRequestSnapshot } from "../core/snapshot/pull-request.ts";
import { GitHubError } from "../github/errors.ts";
import type { RemoteGitHub } from "../github/remote.ts";

/** As many as the App asks about. */
const MOST_ASKED = 5;

/**
 * Login of who approved exactly the head and may write, where the verdict depends on it; null for nobody. A token that
 * may not ask what people may do finds nobody, as the App would.
 */
export async function findApprover(
  { facts, bundles }: PullRequestSnapshot,
  github: Pick<RemoteGitHub, "readPermission">,
): Promise<string | null> {
  if (!heedsApproval(bundles)) return null;
  for (const { author } of approvalsOfHead(facts).slice(0, MOST_ASKED)) {
    try {
      const permission = await github.readPermission(facts.ref.repository, author.login);
      if (permission === "write" || permission === "admin") return author.login;
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
    }
  }
  return null;
}

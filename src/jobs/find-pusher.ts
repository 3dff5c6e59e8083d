import type { PullRequestFacts } from "../core/snapshot/pull-request.ts";
import type { GitHub } from "../github/github.ts";

/**
 * Who pushed the head; null where GitHub never tells, on forks and on servers without that list. Throws `GitHubError` where
 * it gives no answer: nobody knows then whose approval is their own.
 */
export async function findPusher(
  { ref, headRef, headSha, fromFork }: PullRequestFacts,
  github: Pick<GitHub, "readPusher">,
): Promise<string | null> {
  return fromFork ? null : github.readPusher(ref.repository, headRef, headSha);
}

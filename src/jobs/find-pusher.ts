import type { PullRequestFacts } from "../core/snapshot/pull-request.ts";
import { GitHubError } from "../github/errors.ts";
import type { GitHub } from "../github/github.ts";
import type { Run } from "./services.ts";

/** Who pushed the head; null where GitHub does not tell, on forks and on servers without that list. */
export async function findPusher(
  { ref, headRef, headSha, fromFork }: PullRequestFacts,
  github: Pick<GitHub, "readPusher">,
  run: Run,
): Promise<string | null> {
  if (fromFork) return null;
  try {
    return await github.readPusher(ref.repository, headRef, headSha);
  } catch (error) {
    if (!(error instanceof GitHubError) || error.isRetryable) throw error;
    run.log.warn({ err: error }, "who pushed the head could not be told");
    return null;
  }
}

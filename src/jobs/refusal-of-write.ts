import { GitHubError } from "../github/errors.ts";

/**
 * Why GitHub did not take a write, for the reply to whoever asked for it: `moved` where the branch was no longer where the
 * decision was made. Throws what another attempt may fix, and what is none of GitHub's errors.
 */
export function refusalOfWrite(error: unknown, moved: string): string {
  if (!(error instanceof GitHubError)) throw error;
  if (error.reason === "stale-head") return moved;
  if (error.isRetryable) throw error;
  return `GitHub refused it: ${error.message}.`;
}

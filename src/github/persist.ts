import { GitHubError } from "./errors.ts";

/** A commit pushed to a fork takes some seconds to be known in the repository that the pull request is for. */
const WAITS_MS = [1000, 2000, 4000] as const;

/**
 * Tries again while a commit that a pull request names is not there yet. Only what was not carried out may be given
 * here: `isTooEarly` has to be true of nothing else. Afterwards the error is retryable, for the queue to wait longer.
 */
export async function persist<Result>(
  attempt: () => Promise<Result>,
  isTooEarly: (error: unknown) => boolean,
  pause: (milliseconds: number) => Promise<void>,
): Promise<Result> {
  for (const wait of WAITS_MS) {
    try {
      return await attempt();
    } catch (error) {
      if (!isTooEarly(error)) throw error;
      await pause(wait);
    }
  }
  return attempt().catch((error: unknown) => {
    throw isTooEarly(error) ? notThereYet(error) : error;
  });
}

function notThereYet(cause: unknown): GitHubError {
  const { status } = cause as { status?: number };
  return new GitHubError(
    "GitHub does not have the commit yet, which happens just after a push to a fork.",
    { status: status ?? null, isRetryable: true, reason: "unavailable", requestId: null },
    { cause },
  );
}

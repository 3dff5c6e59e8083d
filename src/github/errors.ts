/** GitHub said no, or did not answer. `isRetryable` decides whether the job is tried again. */
export class GitHubError extends Error {
  readonly status: number | null;
  readonly isRetryable: boolean;
  /** `X-GitHub-Request-Id`, for a support ticket. */
  readonly requestId: string | null;
  /** How long GitHub asks to wait, in seconds; null where it does not say. */
  readonly retryAfterSeconds: number | null;
  /** What kind of refusal it is, where the caller has a choice. */
  readonly reason:
    | "stale-head"
    | "branch-protected"
    | "not-found"
    | "forbidden"
    | "rate-limited"
    | "unavailable"
    | "other";

  constructor(
    message: string,
    facts: Pick<GitHubError, "status" | "isRetryable" | "requestId" | "reason"> & {
      readonly retryAfterSeconds?: number | null;
    },
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "GitHubError";
    this.status = facts.status;
    this.isRetryable = facts.isRetryable;
    this.requestId = facts.requestId;
    this.retryAfterSeconds = facts.retryAfterSeconds ?? null;
    this.reason = facts.reason;
  }
}

import type { RequestKind } from "./classify-request.ts";

/** What went wrong with one attempt, as far as a repetition is concerned. */
export interface FailedAttempt {
  readonly kind: RequestKind;
  /** 0 where no answer came. */
  readonly status: number;
  readonly message: string;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  /** How often this request was repeated before. */
  readonly repeated: number;
  /** Seconds since 1970, to judge `x-ratelimit-reset`. */
  readonly nowSeconds: number;
}

/** A limit that lifts later than this is left to the queue, whose jobs can wait without holding a worker. */
export const LONGEST_LIMIT_SECONDS = 5;

/** What GitHub asks for where a limit does not say when it lifts (docs.github.com: rate limits for the REST API). */
const UNSAID_LIMIT_SECONDS = 60;

/** Waits before the first and second repetition of a read, in milliseconds. */
const BACKOFF_MS = [500, 1500] as const;

/** Milliseconds to wait before the request is sent again, or null when it must not or need not be. */
export function retryWait(attempt: FailedAttempt): number | null {
  const limit = rateLimitSeconds(attempt);
  if (limit !== null) return attempt.repeated === 0 && limit <= LONGEST_LIMIT_SECONDS ? limit * 1000 : null;
  if (attempt.kind === "write") return null;
  return attempt.status === 0 || attempt.status >= 500 ? (BACKOFF_MS[attempt.repeated] ?? null) : null;
}

/**
 * Seconds until a rate limit lifts, or null where none was hit. A limited request was not carried out, so that
 * writes are repeated too.
 */
export function rateLimitSeconds(attempt: Pick<FailedAttempt, "status" | "message" | "headers" | "nowSeconds">) {
  const { status, message, headers, nowSeconds } = attempt;
  if (status !== 403 && status !== 429) return null;
  const retryAfter = Number(headers["retry-after"]);
  if (retryAfter > 0) return retryAfter;
  if (String(headers["x-ratelimit-remaining"]) === "0") {
    const reset = Number(headers["x-ratelimit-reset"]);
    return reset > 0 ? Math.max(1, Math.ceil(reset - nowSeconds) + 1) : UNSAID_LIMIT_SECONDS;
  }
  return status === 429 || /\brate limit/i.test(message) ? UNSAID_LIMIT_SECONDS : null;
}

import { GitHubError } from "./errors.ts";

/** The caller gave up: nothing more is sent for it, and whether there is another attempt is not decided here. */
export class AbortedError extends GitHubError {
  constructor(cause: unknown) {
    const facts = { status: null, isRetryable: false, requestId: null, reason: "other" } as const;
    super("The work was given up, so that GitHub is asked for nothing more", facts, { cause });
    this.name = "AbortError";
  }
}

/** Throws `AbortedError` where the signal is aborted. */
export function refuseAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AbortedError(signal.reason);
}

/** What the work gives, or `AbortedError` as soon as the signal is aborted, whatever the work still does then. */
export async function unlessAborted<Result>(signal: AbortSignal, work: () => PromiseLike<Result>): Promise<Result> {
  refuseAborted(signal);
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(new AbortedError(signal.reason));
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([work(), aborted]);
  } catch (error) {
    refuseAborted(signal);
    throw error;
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

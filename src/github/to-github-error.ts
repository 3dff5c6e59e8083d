import { UserError } from "../core/errors.ts";
import { GitHubError } from "./errors.ts";
import { graphqlErrors } from "./graphql-errors.ts";
import { rateLimitSeconds } from "./policy/retry-wait.ts";

type Reason = GitHubError["reason"];

interface Refusal {
  readonly reason: Reason;
  readonly isRetryable: boolean;
  readonly retryAfterSeconds?: number | null;
}

interface Answered {
  readonly status: number;
  readonly message: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** How GitHub words it when rules of a branch refuse a commit; REST and GraphQL share the texts, not the status. */
const RULE_REFUSALS =
  /repository rule violations? |changes must be made through|protected branch|required status checks?\b|status checks? (?:is|are) expected|not authorized to push|GH006|GH013|must have verified signatures|push declined|queued for merging/i;

const STALE = /not a fast.forward|expected branch to point to/i;

/** Turns whatever Octokit threw into a `GitHubError`; our own errors are returned as they are. */
export function toGitHubError(error: unknown): Error {
  if (error instanceof GitHubError || error instanceof UserError) return error;
  const fromGraphQL = graphqlErrors(error);
  if (fromGraphQL.length > 0) return describeGraphQL(error as Error);
  const answered = readAnswer(error);
  if (answered) return describeAnswer(answered, error);
  if (isOurBug(error)) return error as Error;
  return build(
    `GitHub did not answer: ${networkCause(error)}`,
    null,
    { reason: "unavailable", isRetryable: true },
    null,
    error,
  );
}

function readAnswer(error: unknown): Answered | null {
  const { status, response } = error as {
    status?: unknown;
    response?: { headers?: Answered["headers"]; data?: unknown };
  };
  if (typeof status !== "number" || !response) return null;
  const message = error instanceof Error ? error.message : "";
  return { status, message, headers: response.headers ?? {} };
}

/** Octokit marks what failed below HTTP with `status` 500 and no response; a plain TypeError is a mistake of ours. */
function isOurBug(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isFromOctokit = "status" in error || "request" in error;
  const isAbort = error.name === "AbortError" || error.name === "TimeoutError";
  return !isFromOctokit && !isAbort;
}

function networkCause(error: unknown): string {
  const { name, cause } = error as Error;
  const root = cause instanceof Error ? cause : null;
  if ([name, root?.name].some((one) => one === "TimeoutError" || one === "AbortError")) return "no answer in time";
  const code = (root?.cause as { code?: unknown } | undefined)?.code ?? (root as { code?: unknown } | null)?.code;
  return typeof code === "string" ? `the connection failed (${code})` : "the connection failed";
}

function describeAnswer(answered: Answered, error: unknown): GitHubError {
  const refusal = judge(answered);
  return build(
    sentence(answered, refusal.reason),
    answered.status,
    refusal,
    answered.headers["x-github-request-id"] ?? null,
    error,
  );
}

function judge({ status, message, headers }: Answered): Refusal {
  const retryAfterSeconds = rateLimitSeconds({ status, message, headers, nowSeconds: Date.now() / 1000 });
  if (retryAfterSeconds !== null) return { reason: "rate-limited", isRetryable: true, retryAfterSeconds };
  if (STALE.test(message)) return { reason: "stale-head", isRetryable: false };
  if ([403, 409, 422].includes(status) && RULE_REFUSALS.test(message)) {
    return { reason: "branch-protected", isRetryable: false };
  }
  if (status >= 500) return { reason: "unavailable", isRetryable: true };
  if (status === 404 || status === 410) return { reason: "not-found", isRetryable: false };
  // A token can be revoked or expire between two requests; the next attempt brings a new one.
  if (status === 401) return { reason: "forbidden", isRetryable: true };
  if (status === 403 || status === 451) return { reason: "forbidden", isRetryable: false };
  return { reason: "other", isRetryable: isMomentary(status, message) };
}

/** A conflict between two writes, or a commit that another replica does not have yet. */
function isMomentary(status: number, message: string): boolean {
  return status === 409 || /no commit found for sha/i.test(message);
}

function describeGraphQL(error: Error): GitHubError {
  const errors = graphqlErrors(error);
  const message = errors.map((one) => one.message ?? "").join("; ");
  const { headers } = error as { headers?: Answered["headers"] };
  const refusal = judgeGraphQL(new Set(errors.map(({ type }) => type)), message, headers ?? {});
  const status = STATUS_OF[refusal.reason] ?? null;
  const text = sentence({ status: status ?? 200, message, headers: headers ?? {} }, refusal.reason);
  return build(text, status, refusal, headers?.["x-github-request-id"] ?? null, error);
}

/** GraphQL answers 200; the status that REST would give keeps callers from having to know which of the two was used. */
const STATUS_OF: Partial<Readonly<Record<Reason, number>>> = { "not-found": 404, forbidden: 403, "stale-head": 409 };

function judgeGraphQL(types: ReadonlySet<string | undefined>, message: string, headers: Answered["headers"]): Refusal {
  if (types.has("STALE_DATA") || STALE.test(message)) return { reason: "stale-head", isRetryable: false };
  if (types.has("RATE_LIMITED") || /\brate limit/i.test(message)) {
    return judge({ status: 403, message: "rate limit", headers });
  }
  if (RULE_REFUSALS.test(message)) return { reason: "branch-protected", isRetryable: false };
  if (types.has("NOT_FOUND")) return { reason: "not-found", isRetryable: false };
  if (types.has("FORBIDDEN")) return { reason: "forbidden", isRetryable: false };
  const isInternal = types.has("INTERNAL") || types.has("SERVICE_UNAVAILABLE") || types.has("TIMEOUT");
  if (isInternal || /something went wrong|timeout|timed out|resource limits/i.test(message)) {
    return { reason: "unavailable", isRetryable: true };
  }
  return { reason: "other", isRetryable: false };
}

const SENTENCES: Readonly<Record<Reason, string>> = {
  "stale-head": "The branch moved while it was being changed",
  "branch-protected": "The rules of the branch refuse the commit",
  "not-found": "GitHub does not know it, or the App may not see it",
  forbidden: "GitHub does not allow it",
  "rate-limited": "GitHub's rate limit is used up",
  unavailable: "GitHub could not answer",
  other: "GitHub refused the request",
};

/** GitHub's own words, without the values it quotes and its documentation link, cut short: they are shown to users. */
function sentence({ status, message }: Answered, reason: Reason): string {
  const said = (message.split(/: \{"| - https:\/\//, 1)[0] ?? "").replace(/\s+/g, " ").trim().slice(0, 200);
  const isHtml = said.startsWith("<");
  return `${SENTENCES[reason]} (${said && !isHtml ? said : status})`;
}

function build(message: string, status: number | null, refusal: Refusal, requestId: string | null, cause: unknown) {
  return new GitHubError(message, { status, ...refusal, requestId }, { cause });
}

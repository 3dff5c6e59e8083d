import type { Log } from "../../ports/log.ts";
import { refuseAborted } from "../aborted.ts";
import { GitHubError } from "../errors.ts";
import { classifyRequest, isGraphQL, type RequestKind } from "./classify-request.ts";
import type { RateLimits } from "./rate-limits.ts";
import type { RequestLanes } from "./request-lanes.ts";
import { type FailedAttempt, LONGEST_LIMIT_SECONDS, rateLimitSeconds, retryWait } from "./retry-wait.ts";

/** An Octokit request before it is parsed: `url` is still the route's template, without owner or repository. */
export interface RequestOptions {
  readonly method: string;
  readonly url: string;
  readonly query?: unknown;
  readonly request?: { readonly signal?: AbortSignal };
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly data: unknown;
}

export type Send<Options extends RequestOptions> = (options: Options) => PromiseLike<Answer>;

export interface PolicyParts {
  readonly lanes: RequestLanes;
  readonly limits: RateLimits;
  readonly log: Log;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly now: () => number;
}

/**
 * Sends one request by our rules: in its lane, again only where that is safe, logged without owner, body or answer.
 * Resolves with the answer, or rejects with the last attempt's error.
 */
export async function sendPolitely<Options extends RequestOptions>(
  send: Send<Options>,
  options: Options,
  installation: string,
  parts: PolicyParts,
): Promise<Answer> {
  const kind = classifyRequest(options);
  for (let repeated = 0; ; repeated++) {
    const outcome = await attempt(send, options, installation, kind, parts);
    const failure = describeFailure(outcome, options, kind, repeated, parts.now());
    const isLimited = failure !== null && heedLimit(failure, installation, parts);
    const wait = failure && retryWait(failure);
    if (wait === null || options.request?.signal?.aborted) return settle(outcome);
    parts.log.debug({ route: route(options), wait, status: failure?.status }, "GitHub request repeated");
    if (!isLimited) await parts.pause(wait);
  }
}

/** Remembers a limit for all requests of the installation; they wait for it in their lanes. */
function heedLimit(failure: FailedAttempt, installation: string, { limits, now }: PolicyParts): boolean {
  const seconds = rateLimitSeconds(failure);
  if (seconds !== null) limits.hold(installation, now() + seconds * 1000);
  return seconds !== null;
}

/** Waits for a limit that lifts soon; throws where it does not, without having asked GitHub. */
async function waitForLimit(installation: string, { limits, now, pause }: PolicyParts): Promise<void> {
  const left = limits.remaining(installation, now());
  if (left > LONGEST_LIMIT_SECONDS * 1000) throw limited(Math.ceil(left / 1000));
  if (left > 0) await pause(left);
}

function limited(retryAfterSeconds: number): GitHubError {
  const facts = { status: null, isRetryable: true, requestId: null, reason: "rate-limited" } as const;
  const message = `GitHub's rate limit is used up for another ${retryAfterSeconds} seconds`;
  return new GitHubError(message, { ...facts, retryAfterSeconds });
}

type Outcome = { readonly answer: Answer } | { readonly error: unknown };

function settle(outcome: Outcome): Answer {
  if ("error" in outcome) throw outcome.error;
  return outcome.answer;
}

async function attempt<Options extends RequestOptions>(
  send: Send<Options>,
  options: Options,
  installation: string,
  kind: RequestKind,
  parts: PolicyParts,
): Promise<Outcome> {
  const { lanes, log, now } = parts;
  const started = now();
  const outcome = await lanes.run(installation, kind, () =>
    capture(async () => {
      if (kind !== "token") await waitForLimit(installation, parts);
      refuseAborted(options.request?.signal);
      return send(options);
    }),
  );
  const status = "answer" in outcome ? outcome.answer.status : statusOf(outcome.error);
  log.debug({ route: route(options), kind, status, milliseconds: Math.round(now() - started) }, "GitHub request");
  return outcome;
}

async function capture(send: () => Promise<Answer>): Promise<Outcome> {
  try {
    const answer = await send();
    return isCutJson(answer) ? { error: new GitHubError("GitHub's answer broke off.", CUT) } : { answer };
  } catch (error) {
    return { error };
  }
}

const CUT = { status: null, isRetryable: true, requestId: null, reason: "unavailable" } as const;

/** Octokit hands JSON that cannot be parsed on as text. */
function isCutJson({ data, headers }: Answer): boolean {
  return typeof data === "string" && data !== "" && String(headers["content-type"]).startsWith("application/json");
}

function route({ method, url, query }: RequestOptions): string {
  if (!isGraphQL(url)) return `${method} ${url}`;
  const name = typeof query === "string" ? /^\s*(?:query|mutation)\s+(\w+)/.exec(query)?.[1] : undefined;
  return `GraphQL ${name ?? "anonymous"}`;
}

function statusOf(error: unknown): number {
  const { status, response } = error as { status?: unknown; response?: unknown };
  return response && typeof status === "number" ? status : 0;
}

function describeFailure(
  outcome: Outcome,
  options: RequestOptions,
  kind: RequestKind,
  repeated: number,
  now: number,
): FailedAttempt | null {
  const common = { kind, repeated, nowSeconds: Math.floor(now / 1000) };
  // What was never sent is not sent again here.
  if ("error" in outcome && isUnsent(outcome.error)) return null;
  if ("answer" in outcome) return describeGraphQLFailure(outcome.answer, options, common);
  const { message, response } = outcome.error as { message?: string; response?: Answer };
  return { ...common, status: statusOf(outcome.error), message: message ?? "", headers: response?.headers ?? {} };
}

/** Refused by ourselves before GitHub was asked; an answer that broke off is the one error of ours that is "unavailable". */
function isUnsent(error: unknown): boolean {
  return error instanceof GitHubError && error.reason !== "unavailable";
}

/** GraphQL says 200 whatever happens; only what would be worth another attempt is looked for here. */
function describeGraphQLFailure(
  { data, headers }: Answer,
  { url }: RequestOptions,
  common: Pick<FailedAttempt, "kind" | "repeated" | "nowSeconds">,
): FailedAttempt | null {
  const errors = (data as { errors?: readonly { type?: string; message?: string }[] } | null)?.errors;
  if (!isGraphQL(url) || !errors?.length) return null;
  const message = errors.map((error) => error.message ?? "").join("\n");
  const limited = errors.some(({ type }) => type === "RATE_LIMITED");
  if (limited || rateLimitSeconds({ ...common, status: 403, message, headers: {} }) !== null) {
    return { ...common, status: 403, message: "rate limit", headers };
  }
  return { ...common, status: /something went wrong while executing/i.test(message) ? 502 : 422, message, headers };
}

import { setTimeout as pause } from "node:timers/promises";
import type { Log } from "../ports/log.ts";
import { classifyRequest } from "./policy/classify-request.ts";
import { createRateLimits } from "./policy/rate-limits.ts";
import { createRequestLanes } from "./policy/request-lanes.ts";
import {
  type Answer,
  type PolicyParts,
  type RequestOptions,
  type Send,
  sendPolitely,
} from "./policy/request-policy.ts";
import { createTimedFetch } from "./policy/timed-fetch.ts";

export interface OctokitDefaults {
  readonly log: Log;
  /** Least time between two writes to one installation. GitHub asks for a second; tests use 0. */
  readonly writeIntervalMs?: number;
  /** After this time without a whole answer a request counts as failed. */
  readonly timeoutMs?: number;
  /** Waits before a request is repeated; tests do not. */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/** The REST version whose shapes the readers expect; the next one drops `merge_commit_sha`, among others. */
const API_VERSION = "2022-11-28";

const USER_AGENT = "spec-kit-enforce";

interface RequestFunction {
  defaults(parameters: {
    readonly baseUrl?: string;
    readonly request: { readonly fetch: typeof fetch };
  }): RequestFunction;
}

interface AppAuth {
  readonly installationId?: number;
  readonly request?: RequestFunction;
}

/** Octokit's constructor options, as far as they are looked at here. */
interface ConstructorOptions {
  readonly auth?: AppAuth | string;
  readonly baseUrl?: string;
  readonly request?: { readonly fetch?: typeof fetch };
  readonly [option: string]: unknown;
}

interface Hooked {
  auth(options: { type: "installation"; installationId: number; refresh: true }): Promise<unknown>;
  readonly hook: {
    before(name: "request", add: (options: { headers: Record<string, unknown> }) => void): void;
    wrap(name: "request", wrapper: (send: Send<RequestOptions>, options: RequestOptions) => Promise<Answer>): void;
  };
}

/** The static side of an Octokit class, Probot's or `@octokit/rest`'s: both are given, so that neither is imported. */
interface Extensible {
  plugin(plugin: (octokit: Hooked, options: ConstructorOptions) => Record<string, never>): Extensible;
  defaults(defaults: (options: ConstructorOptions) => ConstructorOptions): Extensible;
}

/**
 * Returns the Octokit class with our own rules for every request: write lanes per installation, repetition only where
 * it is safe, a timeout, a pinned API version, and logs without contents. The throttling and retry plugins that
 * Probot brings are switched off: they put all installations into one lane, count GraphQL queries as writes, repeat
 * writes after a 502, and wait up to an hour for a limit. Defaults are a function because Probot overrides the
 * `throttle` of an object.
 */
export function enforceOctokit<Class extends { readonly plugin: unknown; readonly defaults: unknown }>(
  Octokit: Class,
  settings: OctokitDefaults,
): Class {
  const shared = { lanes: createRequestLanes(settings.writeIntervalMs ?? 1000), limits: createRateLimits() };
  const timed = createTimedFetches(settings.timeoutMs ?? 30_000);
  return (Octokit as unknown as Extensible)
    .plugin((octokit, options) => applyPolicy(octokit, options, shared, settings))
    .defaults((options) => ({
      ...options,
      userAgent: USER_AGENT,
      log: quietLog(settings.log),
      throttle: { enabled: false },
      retry: { enabled: false },
      ...describeAuth(options, timed(options.request?.fetch)),
      request: { ...options.request, fetch: timed(options.request?.fetch) },
    })) as unknown as Class;
}

/** Octokit makes clients out of each other's options, so that a `fetch` may be one of ours already. */
function createTimedFetches(timeoutMs: number): (inner: typeof fetch | undefined) => typeof fetch {
  const plain = createTimedFetch(timeoutMs);
  const ours = new WeakSet([plain]);
  return (inner) => {
    if (!inner) return plain;
    if (ours.has(inner)) return inner;
    const wrapped = createTimedFetch(timeoutMs, inner);
    ours.add(wrapped);
    return wrapped;
  };
}

/** Probot asks for tokens with a request function that knows neither the base URL nor a timeout. */
function describeAuth(
  { auth, baseUrl }: ConstructorOptions,
  timedFetch: typeof fetch,
): Pick<ConstructorOptions, "auth"> {
  if (typeof auth !== "object" || !auth.request) return auth === undefined ? {} : { auth };
  const request = { fetch: timedFetch };
  return {
    auth: { ...auth, request: auth.request.defaults(baseUrl === undefined ? { request } : { baseUrl, request }) },
  };
}

function applyPolicy(
  octokit: Hooked,
  options: ConstructorOptions,
  shared: Pick<PolicyParts, "lanes" | "limits">,
  settings: OctokitDefaults,
) {
  const { auth } = options;
  const installationId = typeof auth === "object" ? (auth.installationId ?? null) : null;
  const parts = { ...shared, log: settings.log, pause: settings.pause ?? pause, now: Date.now };
  const send = (next: Send<RequestOptions>, request: RequestOptions) =>
    sendPolitely(next, request, String(installationId ?? "app"), parts);
  octokit.hook.before("request", ({ headers }) => {
    headers["x-github-api-version"] = API_VERSION;
  });
  octokit.hook.wrap("request", (next, request) => {
    if (installationId === null || classifyRequest(request) === "token") return send(next, request);
    return withFreshToken(() => send(next, request), octokit, installationId);
  });
  return {};
}

/**
 * A token is kept for an hour but can be revoked before. What is refused for its token was not carried out, so that it
 * is sent once more with a new one; otherwise every attempt of that hour would fail.
 */
async function withFreshToken(send: () => Promise<Answer>, octokit: Hooked, installationId: number): Promise<Answer> {
  try {
    return await send();
  } catch (error) {
    if ((error as { status?: number }).status !== 401) throw error;
    await octokit.auth({ type: "installation", installationId, refresh: true });
    return send();
  }
}

/** Probot logs the body of every request at debug level; nothing of Octokit's own debugging is kept. */
function quietLog(log: Log) {
  const nothing = () => undefined;
  return {
    debug: nothing,
    info: nothing,
    warn: (notice: string) => log.warn({ notice }, "Octokit warns"),
    error: (notice: string) => log.error({ notice }, "Octokit reports an error"),
  };
}

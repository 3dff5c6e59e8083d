import { type DestinationStream, type Logger, pino, stdSerializers } from "pino";
import { UserError } from "./core/errors.ts";
import { GitHubError } from "./github/errors.ts";

/**
 * What must never reach a log, wherever it comes from. Installation tokens are matched by prefix, not by length:
 * GitHub is changing their format (OpenAPI, `POST /app/installations/{id}/access_tokens`).
 */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\bgh[opsur]_[A-Za-z0-9_.-]+/g, "[token]"],
  [/\bgithub_pat_[A-Za-z0-9_]+/g, "[token]"],
  [/\beyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+/g, "[token]"],
  [/\bsha(?:1|256)=[0-9a-f]{40,64}\b/g, "[signature]"],
  [/-----BEGIN [A-Z ]+-----.*?-----END [A-Z ]+-----/gs, "[key]"],
];

/** Replaces tokens, signatures and keys in one log line. */
function redact(line: string): string {
  return SECRETS.reduce((text, [pattern, name]) => text.replace(pattern, name), line);
}

/**
 * The fields of an error that are safe to log. Octokit and Probot hang whole payloads and request bodies on their
 * errors (`event`, `request`, `response`), and a user's error quotes documents: none of that is taken over.
 */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  if (error instanceof UserError) return { type: error.name, code: error.code };
  // Not its message nor its stack, into which it writes those of the causes.
  const { type } = stdSerializers.err(error);
  const facts: Record<string, unknown> = { type, message: firstLine(error.message), stack: frames(error.stack) };
  for (const key of ["status", "code", "reason", "requestId", "isRetryable"] as const) {
    const value = (error as Partial<Record<typeof key, unknown>>)[key];
    if (["string", "number", "boolean"].includes(typeof value)) facts[key] = value;
  }
  if (error instanceof AggregateError) facts.errors = error.errors.slice(0, 5).map(describeError);
  if (error.cause !== undefined) facts.cause = describeCause(error);
  return facts;
}

/** GitHub's refusals may quote what was sent, documents included; ours say all that is needed. */
function describeCause(error: Error): Record<string, unknown> {
  const cause = describeError(error.cause);
  if (!(error instanceof GitHubError)) return cause;
  return { type: cause.type, ...(cause.status === undefined ? {} : { status: cause.status }) };
}

/** Frames alone: the head of a stack repeats the message, with whatever lines that has. */
function frames(stack: string | undefined): string {
  return (stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 20)
    .join("\n");
}

function firstLine(message: string): string {
  return message.split("\n", 1)[0]?.slice(0, 300) ?? "";
}

/** The service's logger: JSON lines on standard output, redacted as they are written. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    serializers: {
      err: describeError,
      error: describeError,
      req: describeRequest,
      res: () => undefined,
      // Probot hangs whole deliveries on this name; the name of an event is logged as `webhook`.
      event: () => undefined,
    },
    hooks: { streamWrite: redact },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Probot logs requests with all headers, the signature among them. */
function describeRequest(request: { readonly method?: unknown; readonly url?: unknown }): Record<string, unknown> {
  return { method: request?.method, url: request?.url };
}

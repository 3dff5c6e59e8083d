import { createPrivateKey } from "node:crypto";
import { z } from "zod";
import { UserError } from "./core/errors.ts";

const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?\/?$/;

/** Secrets that ship with tools and examples: anybody can sign with them, so they are refused like an absent one. */
const KNOWN_SECRETS = new Set(["development", "secret", "changeme", "change-me", "webhook-secret", "test"]);

const wholeNumber = z.coerce.number().int().nonnegative();

/** Requests carry the App's tokens: they go out unencrypted on this machine alone. */
const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** Every environment variable that the service reads; nothing else in `src` looks at the environment. */
const environment = z.object({
  APP_ID: z.coerce.number().int().positive(),
  /** PEM, PEM with `\n` written out, or either in base64. */
  PRIVATE_KEY: z.string().min(1).transform(decodePrivateKey).refine(isPrivateKey),
  WEBHOOK_SECRET: z
    .string()
    .min(16)
    .refine((secret) => !KNOWN_SECRETS.has(secret.toLowerCase())),
  HOST: z.string().default("127.0.0.1"),
  PORT: wholeNumber.default(3000),
  GITHUB_API_URL: z
    .url({ protocol: /^https?$/ })
    .refine((url) => url.startsWith("https:") || LOOPBACK.test(url))
    .optional(),
  GHE_HOST: z.string().optional(),
  GHE_PROTOCOL: z.enum(["http", "https"]).default("https"),
  DATABASE_URL: z.string().optional(),
  DATA_DIR: z.string().default(".data"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  /** How often open pull requests without our check are looked for, in seconds; 0 looks at start alone. */
  SWEEP_INTERVAL_SECONDS: wholeNumber.default(600),
  /** Least time between two writes to one installation, in milliseconds. GitHub asks for a second. */
  GITHUB_WRITE_INTERVAL_MS: wholeNumber.default(1000),
});

export interface Environment
  extends Omit<z.output<typeof environment>, "GITHUB_API_URL" | "GHE_HOST" | "GHE_PROTOCOL"> {
  /** Base of the REST API, without a trailing slash. */
  readonly apiUrl: string;
}

/** What each variable is for, in the words of an error message. */
const HINTS: Readonly<Record<string, string>> = {
  APP_ID: "Set it to the numeric id on the App's settings page.",
  PRIVATE_KEY: "Set it to the App's private key: the PEM text, with line breaks or with \\n, or its base64.",
  WEBHOOK_SECRET:
    "Set it to a random value of 16 characters or more and enter the same one on the App's settings page; well-known defaults are refused.",
  GHE_PROTOCOL: "Use https, or leave it out; plain http is allowed for a GHE_HOST on loopback only.",
  GITHUB_API_URL: "Use an https URL such as https://api.github.com; plain http is allowed on loopback only.",
};

/** Reads and checks the environment. Throws `UserError` for the first variable that is missing or wrong; no value is ever shown. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const present = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = environment.safeParse(present);
  if (!parsed.success) throw toUserError(parsed.error, present);
  const { GITHUB_API_URL, GHE_HOST, GHE_PROTOCOL, ...rest } = parsed.data;
  if (GHE_HOST && GHE_PROTOCOL === "http" && !LOOPBACK_HOST.test(GHE_HOST)) throw wrongValue("GHE_PROTOCOL");
  return { ...rest, apiUrl: apiUrl(GITHUB_API_URL, GHE_HOST, GHE_PROTOCOL) };
}

function toUserError(error: z.ZodError, present: Readonly<Record<string, unknown>>): UserError {
  const name = String(error.issues[0]?.path[0] ?? "environment");
  return name in present ? wrongValue(name) : refusal(name, `${name} is not set.`);
}

function wrongValue(name: string): UserError {
  return refusal(name, `${name} has a value that cannot be used.`);
}

function refusal(name: string, what: string): UserError {
  return new UserError("environment", what, HINTS[name] ?? "See docs/operating.md for the values it takes.");
}

function apiUrl(url: string | undefined, gheHost: string | undefined, gheProtocol: string): string {
  if (url) return url.replace(/\/$/, "");
  return gheHost ? `${gheProtocol}://${gheHost}/api/v3` : "https://api.github.com";
}

function decodePrivateKey(value: string): string {
  const text = value.includes("-----BEGIN") ? value : Buffer.from(value, "base64").toString("utf8");
  return text.replaceAll("\\n", "\n");
}

function isPrivateKey(pem: string): boolean {
  try {
    createPrivateKey(pem);
    return true;
  } catch {
    return false;
  }
}

import { UserError } from "../core/errors.ts";
import type { RemoteOptions } from "../github/remote.ts";
import type { Io } from "./io.ts";

/** How GitHub is reached with a person's token. Throws `UserError` without one, or where it would travel in the clear. */
export function remoteOptions(env: Io["env"]): RemoteOptions {
  return { token: tokenFrom(env.GITHUB_TOKEN), baseUrl: baseUrlFrom(env.GITHUB_API_URL) };
}

const LOOPBACK = /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$)/;

/** A token must not travel in the clear. */
function baseUrlFrom(value: string | undefined): string {
  if (!value) return "https://api.github.com";
  if (value.startsWith("https://") || LOOPBACK.test(value)) return value.replace(/\/+$/, "");
  const hint = "Use an https URL; plain http is allowed on loopback only.";
  throw new UserError("api-url", "GITHUB_API_URL cannot be used.", hint);
}

function tokenFrom(value: string | undefined): string {
  if (value) return value;
  const hint = "Set it to a token that may read the repository's contents and pull requests.";
  throw new UserError("token", "GITHUB_TOKEN is not set.", hint);
}

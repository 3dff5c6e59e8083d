import type { Incoming } from "../http/incoming.ts";
import { rateLimitHeaders } from "../http/rate-limit.ts";
import { complete, type Reply } from "../http/reply.ts";
import type { World } from "../world/world.ts";
import type { RequestEffect } from "./fault.ts";

/**
 * What a request gets when a fault strikes. `act` does what was asked and answers it; null means no answer at all,
 * and `reset` is told by the caller once the reply is known.
 */
export async function replyOf(
  effect: RequestEffect,
  world: World,
  incoming: Incoming,
  act: () => Promise<Reply>,
): Promise<Reply | null> {
  switch (effect.kind) {
    case "status":
      if (effect.when === "after") await act();
      return complete(effect.status, effect.body ?? { message: "Server Error" }, effect.headers ?? {});
    case "secondary-rate-limit":
      return secondary(effect.status ?? 403, effect.retryAfterSeconds ?? 60);
    case "primary-rate-limit":
      return primary(world, effect.resetInSeconds, incoming);
    case "delay":
      await new Promise((resolve) => setTimeout(resolve, effect.milliseconds));
      return act();
    case "hang":
      if (effect.when === "after") await act();
      return null;
    case "reset":
      if (effect.when === "after") await act();
      return null;
    case "truncate":
      return act();
    case "revoke-token":
      revoke(world, incoming);
      return act();
    case "meanwhile":
      effect.act();
      return act();
  }
}

function secondary(status: number, seconds: number): Reply {
  const message = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
  return complete(status, { message, documentation_url: documentation }, { "Retry-After": String(seconds) });
}

const documentation = "https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api";

function primary(world: World, resetInSeconds: number, incoming: Incoming): Reply {
  const reset = Math.floor(world.now() / 1000) + resetInSeconds;
  const resource = incoming.path === "/graphql" ? "graphql" : "core";
  const message = "API rate limit exceeded for installation.";
  return complete(403, { message, documentation_url: documentation }, rateLimitHeaders(0, reset, resource));
}

function revoke(world: World, incoming: Incoming): void {
  const value = incoming.headers.authorization?.split(" ")[1] ?? "";
  const token = world.tokens.get(value);
  if (token !== undefined) token.revoked = true;
}

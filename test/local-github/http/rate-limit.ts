import type { Actor } from "../auth/actor.ts";
import type { World } from "../world/world.ts";

const limit = 5000;
const hourSeconds = 3600;

/** Counts requests per actor and resource and tells the rest in headers; it refuses nobody, faults do that. */
export class RateLimits {
  readonly #world: World;
  readonly #used = new Map<string, { count: number; reset: number }>();

  constructor(world: World) {
    this.#world = world;
  }

  count(actor: Actor, resource: "core" | "graphql"): Record<string, string> {
    const now = Math.floor(this.#world.now() / 1000);
    const key = `${resource} ${nameOf(actor)}`;
    const known = this.#used.get(key);
    const budget = known === undefined || known.reset <= now ? { count: 0, reset: now + hourSeconds } : known;
    budget.count += 1;
    this.#used.set(key, budget);
    return rateLimitHeaders(Math.max(0, limit - budget.count), budget.reset, resource);
  }
}

export function rateLimitHeaders(remaining: number, reset: number, resource: string): Record<string, string> {
  return {
    "X-RateLimit-Limit": String(limit),
    "X-RateLimit-Remaining": String(remaining),
    "X-RateLimit-Used": String(limit - remaining),
    "X-RateLimit-Reset": String(reset),
    "X-RateLimit-Resource": resource,
  };
}

function nameOf(actor: Actor): string {
  if (actor.kind === "installation") return `installation ${actor.installation.id}`;
  if (actor.kind === "app") return `app ${actor.app.id}`;
  return actor.kind === "user" ? `user ${actor.user.id}` : "anonymous";
}

import type { Permissions, Token } from "../world/app.ts";
import { Refusal } from "../world/refusal.ts";
import type { World } from "../world/world.ts";
import type { Actor } from "./actor.ts";
import { verifyAppJwt } from "./app-jwt.ts";

/** The actor behind an `Authorization` header; throws the 401 or 403 that GitHub answers. */
export function authenticate(world: World, header: string | undefined): Actor {
  if (header === undefined) return { kind: "anonymous" };
  const credential = /^(?:bearer|token) (\S+)$/i.exec(header)?.[1];
  if (credential === undefined) throw badCredentials();
  const token = world.tokens.get(credential);
  if (token !== undefined) return actorOf(world, token);
  if (credential.split(".").length !== 3) throw badCredentials();
  return { kind: "app", app: verifyAppJwt(world, credential) };
}

function badCredentials(): Refusal {
  return new Refusal(401, "Bad credentials");
}

function actorOf(world: World, token: Token): Actor {
  const isExpired = token.expiresAt !== null && token.expiresAt <= world.now();
  if (token.revoked || isExpired) throw badCredentials();
  const { owner } = token;
  if (owner.kind === "user") return { kind: "user", user: owner.user };
  const { installation } = owner;
  if (!world.installations.has(installation.id)) throw badCredentials();
  if (installation.suspendedAt !== null) throw new Refusal(403, "This installation has been suspended");
  return {
    kind: "installation",
    installation,
    permissions: narrowed(installation.permissions, owner.permissions),
    repositoryIds: owner.repositoryIds,
  };
}

/** What the token asked for, as far as the installation still has it. */
function narrowed(granted: Permissions, asked: Permissions | null): Permissions {
  if (asked === null) return granted;
  const kept = Object.entries(asked).filter(([name]) => granted[name] !== undefined);
  return { metadata: "read", ...Object.fromEntries(kept.map(([name, level]) => [name, weaker(level, granted[name])])) };
}

function weaker(asked: string, granted: string | undefined): string {
  return asked === "write" && granted === "write" ? "write" : "read";
}

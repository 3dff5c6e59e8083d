import type { Permissions } from "../world/app.ts";
import { notFound, Refusal } from "../world/refusal.ts";
import type { Repository, Role } from "../world/repository.ts";
import { isAtLeast, roleOf } from "../world/roles.ts";
import { type Actor, reaches } from "./actor.ts";

/** Permissions any one of which is enough, with the role that a person needs instead. */
export interface Need {
  readonly anyOf: Permissions;
  readonly role: Role;
}

/** Throws 404 where the actor may not know of the repository, 403 where it may not do this to it. */
export function requirePermission(actor: Actor, repository: Repository, need: Need): void {
  if (actor.kind === "app") throw new Refusal(401, "A JSON web token could not be decoded");
  if (actor.kind === "installation") {
    requireGranted(actor, repository, need.anyOf);
    return;
  }
  const role = actor.kind === "user" ? roleOf(repository, actor.user) : repository.private ? null : "read";
  if (role === null) throw notFound();
  if (actor.kind === "anonymous" && isWrite(need.anyOf)) throw new Refusal(401, "Requires authentication");
  if (!isAtLeast(role, need.role)) throw new Refusal(403, "Must have push access to the repository.");
}

function requireGranted(
  actor: Actor & { readonly kind: "installation" },
  repository: Repository,
  anyOf: Permissions,
): void {
  if (!reaches(actor, repository)) throw notFound();
  const isGranted = Object.entries(anyOf).some(([name, level]) => grants(actor.permissions[name], level));
  if (isGranted) return;
  throw new Refusal(403, "Resource not accessible by integration", {
    headers: { "X-Accepted-GitHub-Permissions": acceptedPermissions(anyOf) },
  });
}

function grants(granted: string | undefined, needed: string): boolean {
  return granted === "write" || granted === needed;
}

export function isWrite(anyOf: Permissions): boolean {
  return Object.values(anyOf).includes("write");
}

/** The value of `X-Accepted-GitHub-Permissions`: alternatives apart by semicolons. */
function acceptedPermissions(anyOf: Permissions): string {
  return Object.entries(anyOf)
    .map(([name, level]) => `${name}=${level}`)
    .join("; ");
}

export function refuseArchived(repository: Repository): void {
  if (repository.archived) throw new Refusal(403, "Repository was archived so is read-only.");
}

import type { Repository, Role } from "./repository.ts";
import type { User } from "./user.ts";

const order: readonly Role[] = ["read", "triage", "write", "maintain", "admin"];

/** The role of an account in a repository; null for none. Everybody reads a public one. See `keeper.ts` for admins. */
export function roleOf(repository: Repository, user: User): Role | null {
  if (user === repository.owner || user.login === `${repository.owner.login}-admin`) return "admin";
  return repository.collaborators.get(user.login.toLowerCase()) ?? (repository.private ? null : "read");
}

export function isAtLeast(role: Role | null, needed: Role): boolean {
  return role !== null && order.indexOf(role) >= order.indexOf(needed);
}

/** `permission` of the collaborators API, which knows neither maintain nor triage. */
export function legacyPermission(role: Role | null): "admin" | "write" | "read" | "none" {
  if (role === "maintain") return "write";
  if (role === "triage") return "read";
  return role ?? "none";
}

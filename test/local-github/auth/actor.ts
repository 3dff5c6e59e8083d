import type { App, Installation, Permissions } from "../world/app.ts";
import { covers } from "../world/installations.ts";
import type { Repository } from "../world/repository.ts";
import type { User } from "../world/user.ts";

/** Who sends a request. */
export type Actor =
  | { readonly kind: "anonymous" }
  | { readonly kind: "app"; readonly app: App }
  | {
      readonly kind: "installation";
      readonly installation: Installation;
      readonly permissions: Permissions;
      readonly repositoryIds: ReadonlySet<number> | null;
    }
  | { readonly kind: "user"; readonly user: User };

/** The account that writes are from; null for whoever cannot write. */
export function accountOf(actor: Actor): User | null {
  if (actor.kind === "user") return actor.user;
  return actor.kind === "installation" ? actor.installation.app.bot : null;
}

export function appOf(actor: Actor): App | null {
  if (actor.kind === "app") return actor.app;
  return actor.kind === "installation" ? actor.installation.app : null;
}

/** Whether an installation token reaches a repository. */
export function reaches(actor: Actor & { readonly kind: "installation" }, repository: Repository): boolean {
  return covers(actor.installation, repository) && (actor.repositoryIds?.has(repository.id) ?? true);
}

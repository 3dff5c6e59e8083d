import type { Repository } from "./repository.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

/** The person who acts where a test names nobody: the owner or, as organizations have no hands, an admin of it. */
export function keeperOf(world: World, repository: Repository): User {
  return personFor(world, repository.owner);
}

export function personFor(world: World, account: User): User {
  return account.type === "Organization" ? world.user(`${account.login}-admin`) : account;
}

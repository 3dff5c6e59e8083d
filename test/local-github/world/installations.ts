import { randomBytes } from "node:crypto";
import type { App, Installation, Permissions, Token, TokenOwner } from "./app.ts";
import { personFor } from "./keeper.ts";
import type { Repository } from "./repository.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

const hour = 3_600_000;

export interface InstallOptions {
  /** Fewer permissions than the App asks for, as before its owner accepts new ones. */
  readonly permissions?: Permissions;
  /** Null selects all repositories of the account, also later ones. */
  readonly repositories: readonly Repository[] | null;
}

/** Puts an App on an account, or widens the installation that is there. */
export function installApp(world: World, app: App, account: User, options: InstallOptions): Installation {
  const sender = personFor(world, account);
  const known = findInstallation(world, app, account);
  if (known !== null) return addRepositories(world, known, options, sender);
  const id = world.nextId();
  const installation: Installation = {
    id,
    nodeId: world.nodeId("IN", id),
    app,
    account,
    permissions: options.permissions ?? app.permissions,
    selection: options.repositories === null ? "all" : "selected",
    repositoryIds: new Set(options.repositories?.map((repository) => repository.id)),
    suspendedAt: null,
    suspendedBy: null,
    createdAt: world.timestamp(),
  };
  world.installations.set(id, installation);
  const repositories = installedRepositories(world, installation);
  world.publish({ name: "installation", action: "created", installation, repositories, sender });
  return installation;
}

/** Takes an App off an account; its tokens die with the installation. */
export function uninstallApp(world: World, app: App, account: User): void {
  const installation = findInstallation(world, app, account);
  if (installation === null) return;
  const sender = personFor(world, account);
  const repositories = installedRepositories(world, installation);
  world.publish({ name: "installation", action: "deleted", installation, repositories, sender });
  world.installations.delete(installation.id);
}

export function suspendInstallation(world: World, installation: Installation): void {
  const sender = personFor(world, installation.account);
  installation.suspendedAt = world.timestamp();
  installation.suspendedBy = sender;
  world.publish({ name: "installation", action: "suspend", installation, repositories: [], sender });
}

export function unsuspendInstallation(world: World, installation: Installation): void {
  const sender = personFor(world, installation.account);
  installation.suspendedAt = null;
  installation.suspendedBy = null;
  world.publish({ name: "installation", action: "unsuspend", installation, repositories: [], sender });
}

function findInstallation(world: World, app: App, account: User): Installation | null {
  for (const installation of world.installations.values()) {
    if (installation.app === app && installation.account === account) return installation;
  }
  return null;
}

function addRepositories(
  world: World,
  installation: Installation,
  options: InstallOptions,
  sender: User,
): Installation {
  if (options.permissions !== undefined) installation.permissions = options.permissions;
  if (options.repositories === null) installation.selection = "all";
  const added = (options.repositories ?? []).filter(({ id }) => !installation.repositoryIds.has(id));
  for (const { id } of added) installation.repositoryIds.add(id);
  if (added.length === 0) return installation;
  world.publish({ name: "installation_repositories", action: "added", installation, added, removed: [], sender });
  return installation;
}

export function covers(installation: Installation, repository: Repository): boolean {
  if (installation.account !== repository.owner || repository.deleted) return false;
  return installation.selection === "all" || installation.repositoryIds.has(repository.id);
}

export function installedRepositories(world: World, installation: Installation): Repository[] {
  return [...world.repositories.values()].filter((repository) => covers(installation, repository));
}

/** Installations that cover a repository and are not suspended. */
export function appsOn(world: World, repository: Repository): Installation[] {
  return [...world.installations.values()].filter(
    (installation) => installation.suspendedAt === null && covers(installation, repository),
  );
}

/** A token that ends in an hour for an installation, and never for a person. */
export function mintToken(world: World, owner: TokenOwner): Token {
  const prefix = owner.kind === "installation" ? "ghs" : "ghp";
  const token: Token = {
    value: `${prefix}_${randomBytes(27).toString("base64url").replaceAll(/[-_]/g, "x")}`,
    expiresAt: owner.kind === "installation" ? world.now() + hour : null,
    owner,
    revoked: false,
  };
  world.tokens.set(token.value, token);
  return token;
}

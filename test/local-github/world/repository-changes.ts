import { covers } from "./installations.ts";
import { editPullRequest } from "./issues.ts";
import { keeperOf } from "./keeper.ts";
import { openPullRequests } from "./move-branch.ts";
import type { Repository } from "./repository.ts";
import { tipOf } from "./revisions.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

/** Gives a repository another name; the former one leads to it until somebody takes it. */
export function renameRepository(world: World, repository: Repository, name: string): void {
  const changes = { repository: { name: { from: repository.name } } };
  repository.name = name;
  world.publish({ name: "repository", action: "renamed", repository, changes, sender: keeperOf(world, repository) });
}

/** Gives a repository to another account. Installations of the former owner lose it, and hear nothing of it. */
export function transferRepository(world: World, repository: Repository, owner: User): void {
  const former = repository.owner;
  const sender = keeperOf(world, repository);
  for (const installation of world.installations.values()) {
    if (covers(installation, repository)) installation.repositoryIds.delete(repository.id);
  }
  repository.owner = owner;
  const from = { [former.type === "Organization" ? "organization" : "user"]: accountIn(former) };
  const changes = { owner: { from } };
  world.publish({ name: "repository", action: "transferred", repository, changes, sender });
}

function accountIn({ login, id, nodeId, type }: User): Record<string, unknown> {
  return { login, id, node_id: nodeId, type };
}

export function changeDefaultBranch(world: World, repository: Repository, branch: string): void {
  tipOf(repository, branch);
  const changes = { default_branch: { from: repository.defaultBranch } };
  repository.defaultBranch = branch;
  world.publish({ name: "repository", action: "edited", repository, changes, sender: keeperOf(world, repository) });
}

export function changeVisibility(world: World, repository: Repository, isPrivate: boolean): void {
  repository.private = isPrivate;
  const action = isPrivate ? "privatized" : "publicized";
  world.publish({ name: "repository", action, repository, sender: keeperOf(world, repository) });
}

/**
 * Renames a branch: open pull requests into it follow, rules too, and the former name leads to the new one. To the
 * world it is one branch that is born and one that dies.
 */
export function renameBranch(world: World, repository: Repository, from: string, to: string): void {
  const sha = tipOf(repository, from);
  const sender = keeperOf(world, repository);
  repository.branches.set(to, sha);
  repository.branches.delete(from);
  repository.renamedBranches.set(from, to);
  const rules = repository.rules.get(from);
  if (rules) repository.rules.set(to, rules);
  world.publish({ name: "push", repository, push: { branch: to, before: null, after: sha, forced: false }, sender });
  world.publish({ name: "push", repository, push: { branch: from, before: sha, after: null, forced: false }, sender });
  for (const pull of [...openPullRequests(world)]) {
    if (pull.repository === repository && pull.pull.baseRef === from) {
      editPullRequest(world, pull, { base: to }, sender);
    }
  }
  if (repository.defaultBranch === from) changeDefaultBranch(world, repository, to);
}

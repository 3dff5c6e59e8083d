import { GitObjects } from "../git/git-objects.ts";
import { type FileContents, writeCommit } from "./commit-files.ts";
import { keeperOf } from "./keeper.ts";
import { closePullRequest, openPullRequests } from "./move-branch.ts";
import type { Repository } from "./repository.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

export interface RepositoryDraft {
  readonly owner: User;
  readonly name: string;
  readonly files: FileContents;
  readonly defaultBranch: string;
  readonly private: boolean;
}

/** A repository with one commit on its default branch. */
export function createRepository(world: World, draft: RepositoryDraft): Repository {
  const { owner, name, defaultBranch } = draft;
  const repository = newRepository(world, { owner, name, defaultBranch, private: draft.private, parent: null });
  const first = writeCommit(world, repository, {
    parent: null,
    files: draft.files,
    message: "Initial commit",
    author: keeperOf(world, repository),
  });
  repository.branches.set(defaultBranch, first);
  return repository;
}

export function forkRepository(world: World, parent: Repository, owner: User): Repository {
  const { name, defaultBranch } = parent;
  const fork = newRepository(world, { owner, name, defaultBranch, private: parent.private, parent });
  for (const [branch, sha] of parent.branches) fork.branches.set(branch, sha);
  return fork;
}

function newRepository(
  world: World,
  draft: Pick<Repository, "owner" | "name" | "defaultBranch" | "private" | "parent">,
): Repository {
  const id = world.nextId();
  const repository: Repository = {
    ...draft,
    id,
    nodeId: world.nodeId("R", id),
    archived: false,
    deleted: false,
    git: draft.parent?.git ?? new GitObjects(),
    branches: new Map(),
    collaborators: new Map(),
    rules: new Map(),
    queues: new Map(),
    activities: [],
    renamedBranches: new Map(),
    issues: new Map(),
    labels: new Map(),
    comments: new Map(),
    checkSuites: [],
    statuses: [],
    createdAt: world.timestamp(),
  };
  world.repositories.set(id, repository);
  world.remember(repository.nodeId, "Repository", repository);
  return repository;
}

/** Pull requests from a deleted fork lose their head repository, and stay open with their head SHA. */
export function deleteRepository(world: World, repository: Repository): void {
  repository.deleted = true;
  for (const pull of openPullRequests(world)) {
    if (pull.repository === repository) closePullRequest(world, pull, keeperOf(world, repository));
    else if (pull.pull.headRepository === repository) pull.pull.headRepository = null;
  }
}

export function setArchived(world: World, repository: Repository, archived: boolean): void {
  repository.archived = archived;
  const action = archived ? "archived" : "unarchived";
  world.publish({ name: "repository", action, repository, sender: keeperOf(world, repository) });
}

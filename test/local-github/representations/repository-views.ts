import { fullNameOf, type Repository } from "../world/repository.ts";
import { repositoryLinks } from "./repository-links.ts";
import type { UserViews } from "./user-views.ts";

export class RepositoryViews {
  readonly #baseUrl: string;
  readonly #users: UserViews;

  constructor(baseUrl: string, users: UserViews) {
    this.#baseUrl = baseUrl;
    this.#users = users;
  }

  repository(repository: Repository): Record<string, unknown> {
    return {
      ...this.brief(repository),
      owner: this.#users.owner(repository),
      ...repositoryLinks(this.#baseUrl, repository),
      fork: repository.parent !== null,
      archived: repository.archived,
      disabled: false,
      visibility: repository.private ? "private" : "public",
      default_branch: repository.defaultBranch,
      size: repository.branches.size,
    };
  }

  /** The page that shows a branch's files. */
  branchPage(repository: Repository, branch: string): string {
    return `${this.#baseUrl}/${fullNameOf(repository)}/tree/${branch}`;
  }

  /** As installation payloads list them. */
  brief(repository: Repository): Record<string, unknown> {
    const { id, nodeId, name } = repository;
    return { id, node_id: nodeId, name, full_name: fullNameOf(repository), private: repository.private };
  }
}

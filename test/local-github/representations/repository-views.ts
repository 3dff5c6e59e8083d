import { fullNameOf, type Repository } from "../world/repository.ts";
import type { UserViews } from "./user-views.ts";

export class RepositoryViews {
  readonly #baseUrl: string;
  readonly #users: UserViews;

  constructor(baseUrl: string, users: UserViews) {
    this.#baseUrl = baseUrl;
    this.#users = users;
  }

  repository(repository: Repository): Record<string, unknown> {
    const name = fullNameOf(repository);
    return {
      ...this.brief(repository),
      owner: this.#users.owner(repository),
      html_url: `${this.#baseUrl}/${name}`,
      url: `${this.#baseUrl}/repos/${name}`,
      fork: repository.parent !== null,
      archived: repository.archived,
      disabled: false,
      visibility: repository.private ? "private" : "public",
      default_branch: repository.defaultBranch,
      size: repository.branches.size,
    };
  }

  /** As installation payloads list them. */
  brief(repository: Repository): Record<string, unknown> {
    const { id, nodeId, name } = repository;
    return { id, node_id: nodeId, name, full_name: fullNameOf(repository), private: repository.private };
  }
}

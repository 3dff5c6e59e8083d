import { type CommitStatus, combinedState } from "../world/commit-status.ts";
import { fullNameOf, type Repository } from "../world/repository.ts";
import type { RepositoryViews } from "./repository-views.ts";
import type { UserViews } from "./user-views.ts";

export class StatusViews {
  readonly #baseUrl: string;
  readonly #users: UserViews;
  readonly #repositories: RepositoryViews;

  constructor(baseUrl: string, users: UserViews, repositories: RepositoryViews) {
    this.#baseUrl = baseUrl;
    this.#users = users;
    this.#repositories = repositories;
  }

  status(repository: Repository, status: CommitStatus): Record<string, unknown> {
    return { ...this.brief(repository, status), creator: this.#users.user(status.creator) };
  }

  /** The combined status of a commit but for the list of `statuses`, which is paged. */
  combined(repository: Repository, sha: string, statuses: readonly CommitStatus[]): Record<string, unknown> {
    const url = `${this.#baseUrl}/repos/${fullNameOf(repository)}/commits/${sha}`;
    return {
      state: combinedState(statuses),
      sha,
      total_count: statuses.length,
      repository: this.#repositories.repository(repository),
      commit_url: url,
      url: `${url}/status`,
    };
  }

  /** As the combined status lists it. */
  brief(repository: Repository, status: CommitStatus): Record<string, unknown> {
    return {
      id: status.id,
      node_id: status.nodeId,
      state: status.state,
      context: status.context,
      description: status.description,
      target_url: status.targetUrl,
      url: `${this.#baseUrl}/repos/${fullNameOf(repository)}/statuses/${status.sha}`,
      avatar_url: `${this.#baseUrl}/avatars/u/${status.creator.id}`,
      created_at: status.createdAt,
      updated_at: status.createdAt,
    };
  }
}

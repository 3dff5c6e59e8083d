import type { Repository } from "../world/repository.ts";
import type { User } from "../world/user.ts";

export class UserViews {
  readonly #baseUrl: string;

  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl;
  }

  user(user: User): Record<string, unknown> {
    const escaped = encodeURIComponent(user.login);
    return {
      login: user.login,
      id: user.id,
      node_id: user.nodeId,
      type: user.type,
      site_admin: false,
      url: `${this.#baseUrl}/users/${escaped}`,
      html_url: `${this.#baseUrl}/${escaped}`,
    };
  }

  profile(user: User): Record<string, unknown> {
    return { ...this.user(user), name: user.name, email: null };
  }

  owner(repository: Repository): Record<string, unknown> {
    return this.user(repository.owner);
  }
}

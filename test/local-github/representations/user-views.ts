import type { Repository } from "../world/repository.ts";
import type { User } from "../world/user.ts";

export class UserViews {
  readonly #baseUrl: string;

  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl;
  }

  user(user: User): Record<string, unknown> {
    const escaped = encodeURIComponent(user.login);
    const url = `${this.#baseUrl}/users/${escaped}`;
    return {
      login: user.login,
      id: user.id,
      node_id: user.nodeId,
      type: user.type,
      site_admin: false,
      url,
      html_url: `${this.#baseUrl}/${user.type === "Bot" ? `apps/${user.login.replace("[bot]", "")}` : escaped}`,
      avatar_url: `${this.#baseUrl}/avatars/u/${user.id}`,
      gravatar_id: "",
      followers_url: `${url}/followers`,
      following_url: `${url}/following{/other_user}`,
      gists_url: `${url}/gists{/gist_id}`,
      starred_url: `${url}/starred{/owner}{/repo}`,
      subscriptions_url: `${url}/subscriptions`,
      organizations_url: `${url}/orgs`,
      repos_url: `${url}/repos`,
      events_url: `${url}/events{/privacy}`,
      received_events_url: `${url}/received_events`,
    };
  }

  /** As webhooks carry it beside a repository of an organization's. */
  organization({ login, id, nodeId }: User): Record<string, unknown> {
    const url = `${this.#baseUrl}/orgs/${encodeURIComponent(login)}`;
    return {
      login,
      id,
      node_id: nodeId,
      url,
      avatar_url: `${this.#baseUrl}/avatars/u/${id}`,
      repos_url: `${url}/repos`,
      events_url: `${url}/events`,
      hooks_url: `${url}/hooks`,
      issues_url: `${url}/issues`,
      members_url: `${url}/members{/member}`,
      public_members_url: `${url}/public_members{/member}`,
      description: "",
    };
  }

  profile(user: User): Record<string, unknown> {
    return { ...this.user(user), name: user.name, email: null };
  }

  owner(repository: Repository): Record<string, unknown> {
    return this.user(repository.owner);
  }
}

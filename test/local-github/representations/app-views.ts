import type { App, Installation, Permissions } from "../world/app.ts";
import type { UserViews } from "./user-views.ts";

export class AppViews {
  readonly #baseUrl: string;
  readonly #users: UserViews;

  constructor(baseUrl: string, users: UserViews) {
    this.#baseUrl = baseUrl;
    this.#users = users;
  }

  app(app: App): Record<string, unknown> {
    return {
      id: app.id,
      node_id: app.nodeId,
      slug: app.slug,
      name: app.name,
      description: app.description,
      owner: this.#users.user(app.owner),
      external_url: `${this.#baseUrl}/apps/${app.slug}`,
      html_url: `${this.#baseUrl}/apps/${app.slug}`,
      created_at: app.createdAt,
      updated_at: app.createdAt,
      permissions: { ...app.permissions },
      events: [...app.events],
    };
  }

  installation(installation: Installation): Record<string, unknown> {
    const { id, app, account } = installation;
    return {
      id,
      node_id: installation.nodeId,
      client_id: `Iv23li${app.id}`,
      account: this.#users.user(account),
      app_id: app.id,
      app_slug: app.slug,
      target_id: account.id,
      target_type: account.type,
      repository_selection: installation.selection,
      permissions: { ...installation.permissions },
      events: [...app.events],
      access_tokens_url: `${this.#baseUrl}/app/installations/${id}/access_tokens`,
      repositories_url: `${this.#baseUrl}/installation/repositories`,
      html_url: `${this.#baseUrl}/settings/installations/${id}`,
      created_at: installation.createdAt,
      updated_at: installation.createdAt,
      suspended_at: installation.suspendedAt,
      suspended_by: installation.suspendedBy === null ? null : this.#users.user(installation.suspendedBy),
      single_file_name: null,
    };
  }

  token(value: string, expiresAt: string, permissions: Permissions, selection: string): Record<string, unknown> {
    return { token: value, expires_at: expiresAt, permissions: { ...permissions }, repository_selection: selection };
  }
}

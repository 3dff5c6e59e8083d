import type { App, Installation, Token } from "./app.ts";
import type { WorldEvent } from "./events.ts";
import { notFound } from "./refusal.ts";
import { fullNameOf, type Repository } from "./repository.ts";
import type { User, UserType } from "./user.ts";

/** Everything that exists on this GitHub, its clock, and who listens to what happens. */
export class World {
  readonly users = new Map<string, User>();
  readonly apps = new Map<number, App>();
  readonly installations = new Map<number, Installation>();
  readonly repositories = new Map<number, Repository>();
  readonly tokens = new Map<string, Token>();
  /** Everything that GraphQL's `node(id:)` finds. */
  readonly nodes = new Map<string, { readonly kind: string; readonly object: object }>();
  readonly #listeners: ((event: WorldEvent) => void)[] = [];
  #lastId = 1000;
  #clockOffset = 0;

  now(): number {
    return Date.now() + this.#clockOffset;
  }

  /** The time as the API writes it: whole seconds. */
  timestamp(): string {
    return new Date(this.now()).toISOString().replace(/\.\d+Z$/, "Z");
  }

  /** Moves the clock, so that tokens expire without waiting. */
  advance(milliseconds: number): void {
    this.#clockOffset += milliseconds;
  }

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  /** A fresh node id of a kind, found again by `node(id:)` once `remember` was called. */
  nodeId(prefix: string, id: number): string {
    return `${prefix}_kwDO${Buffer.from(String(id)).toString("base64url")}`;
  }

  remember(nodeId: string, kind: string, object: object): void {
    this.nodes.set(nodeId, { kind, object });
  }

  listen(listener: (event: WorldEvent) => void): void {
    this.#listeners.push(listener);
  }

  publish(event: WorldEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** The account with this login, made on first mention. */
  user(login: string, type: UserType = "User"): User {
    const known = this.users.get(login.toLowerCase());
    if (known !== undefined) return known;
    const id = this.nextId();
    const email = `${id}+${login}@users.noreply.github.com`;
    const user: User = { id, nodeId: this.nodeId("U", id), login, type, name: login, email };
    this.users.set(login.toLowerCase(), user);
    this.remember(user.nodeId, type, user);
    return user;
  }

  findUser(login: string): User | null {
    return this.users.get(login.toLowerCase()) ?? null;
  }

  findRepository(owner: string, name: string): Repository | null {
    const wanted = `${owner}/${name}`.toLowerCase();
    for (const repository of this.repositories.values()) {
      if (!repository.deleted && fullNameOf(repository).toLowerCase() === wanted) return repository;
    }
    return null;
  }

  repository(owner: string, name: string): Repository {
    const found = this.findRepository(owner, name);
    if (found === null) throw notFound();
    return found;
  }
}

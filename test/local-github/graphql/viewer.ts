import { type Actor, reaches } from "../auth/actor.ts";
import { requirePermission } from "../auth/permissions.ts";
import type { Violations } from "../http/violations.ts";
import { Refusal } from "../world/refusal.ts";
import type { Repository } from "../world/repository.ts";
import type { World } from "../world/world.ts";
import { forbidden } from "./errors.ts";

export type Fields = Readonly<Record<string, unknown>>;

/** Who asks, of which world: what every view of the graph is drawn for. */
export class Viewer {
  readonly world: World;
  readonly actor: Actor;
  readonly baseUrl: string;
  readonly #violations: Violations;

  constructor(world: World, actor: Actor, baseUrl: string, violations: Violations) {
    this.world = world;
    this.actor = actor;
    this.baseUrl = baseUrl;
    this.#violations = violations;
  }

  /** An object of the graph. A field that the schema has and this GitHub has not is a violation, not a silent null. */
  view(typename: string, fields: Fields): Fields {
    const known: Fields = { __typename: typename, ...fields };
    return new Proxy(known, {
      get: (target, key) => {
        if (typeof key === "symbol" || key in target || key === "then") return Reflect.get(target, key);
        this.#violations.add(`GraphQL ${typename}.${key}`, "this GitHub has no such field");
        return undefined;
      },
    });
  }

  /** Whether the viewer may know that the repository exists. */
  sees(repository: Repository): boolean {
    if (this.actor.kind === "installation") return reaches(this.actor, repository);
    return this.#allows(repository, { metadata: "read" });
  }

  /** Throws FORBIDDEN where none of the permissions is granted. */
  require(repository: Repository, anyOf: Readonly<Record<string, string>>): void {
    if (!this.#allows(repository, anyOf)) throw forbidden();
  }

  #allows(repository: Repository, anyOf: Readonly<Record<string, string>>): boolean {
    try {
      const role = Object.values(anyOf).includes("write") ? "write" : "read";
      requirePermission(this.actor, repository, { anyOf, role });
      return true;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  }
}

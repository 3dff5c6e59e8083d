import type { Actor } from "../auth/actor.ts";
import type { Reply } from "../http/reply.ts";
import type { Representations } from "../representations/representations.ts";
import type { DeliveryLog } from "../webhooks/delivery-log.ts";
import type { App, Permissions } from "../world/app.ts";
import type { Repository, Role } from "../world/repository.ts";
import type { World } from "../world/world.ts";

/** One request, understood: what a route's answer may draw on. */
export interface Exchange {
  readonly world: World;
  readonly deliveries: DeliveryLog;
  readonly show: Representations;
  readonly actor: Actor;
  /** Decoded path parameters by the template's names. */
  readonly params: Readonly<Record<string, string>>;
  /** Absolute, without query. */
  readonly url: string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly accept: string;
}

export type RepositoryExchange = Exchange & { readonly repository: Repository };
export type AppExchange = Exchange & { readonly app: App };

interface RouteBase {
  readonly method: string;
  /** As in the official description. */
  readonly template: string;
}

export type Route = RouteBase &
  (
    | { readonly access: "anyone"; readonly answer: (exchange: Exchange) => Reply }
    | { readonly access: "app"; readonly answer: (exchange: AppExchange) => Reply }
    | {
        readonly access: "repository";
        readonly anyOf: Permissions;
        readonly role: Role;
        readonly answer: (exchange: RepositoryExchange) => Reply;
      }
  );

/** A route that needs no more than a valid credential, or none. */
export function openRoute(method: string, template: string, answer: (exchange: Exchange) => Reply): Route {
  return { method, template, access: "anyone", answer };
}

/** A route that only the App itself, by its JSON web token, may call. */
export function appRoute(method: string, template: string, answer: (exchange: AppExchange) => Reply): Route {
  return { method, template, access: "app", answer };
}

/** A route below `/repos/{owner}/{repo}`; any one of the permissions is enough. People need `role`. */
export function repositoryRoute(
  method: string,
  template: string,
  anyOf: Permissions,
  answer: (exchange: RepositoryExchange) => Reply,
  role: Role = Object.values(anyOf).includes("write") ? "write" : "read",
): Route {
  return { method, template: `/repos/{owner}/{repo}${template}`, access: "repository", anyOf, role, answer };
}

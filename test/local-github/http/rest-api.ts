import type { Actor, appOf } from "../auth/actor.ts";
import { isWrite, refuseArchived, requirePermission } from "../auth/permissions.ts";
import type { Contract } from "../contract/contract.ts";
import type { Representations } from "../representations/representations.ts";
import { routes } from "../routes/index.ts";
import type { Exchange, Route } from "../routes/route.ts";
import type { DeliveryLog } from "../webhooks/delivery-log.ts";
import { notFound, Refusal } from "../world/refusal.ts";
import type { World } from "../world/world.ts";
import { type Incoming, jsonOf } from "./incoming.ts";
import { complete, type Reply } from "./reply.ts";
import type { Violations } from "./violations.ts";

const table = new Map(routes.map((route) => [`${route.method} ${route.template}`, route]));

export interface RestParts {
  readonly world: World;
  readonly show: Representations;
  readonly contract: Contract;
  readonly deliveries: DeliveryLog;
  readonly violations: Violations;
  readonly baseUrl: string;
}

/** Finds the route, holds the request to its schema, asks for permission, answers, holds the answer to its schema. */
export class RestApi {
  readonly #parts: RestParts;

  constructor(parts: RestParts) {
    this.#parts = parts;
  }

  templateOf(incoming: Incoming): string | null {
    return this.#parts.contract.match(incoming.method, incoming.path)?.template ?? null;
  }

  answer(incoming: Incoming, actor: Actor): Reply {
    const { contract, violations } = this.#parts;
    const match = contract.match(incoming.method, incoming.path);
    const route = match === null ? undefined : table.get(`${incoming.method} ${match.template}`);
    if (match === null || route === undefined) {
      violations.add(`${incoming.method} ${incoming.path}`, "this GitHub has no such route");
      throw notFound();
    }
    const exchange = this.#exchangeOf(incoming, actor, match.params);
    this.#checkRequest(incoming, route);
    return this.#checked(route, this.#run(route, exchange));
  }

  /** Errors are held to the schema too, where one is declared. */
  refuse(incoming: Incoming, refusal: Refusal): Reply {
    const template = this.templateOf(incoming);
    const body = {
      message: refusal.message,
      ...(refusal.errors === null ? {} : { errors: refusal.errors }),
      documentation_url: "https://docs.github.com/rest",
      status: String(refusal.status),
    };
    if (template !== null) {
      this.#parts.violations.addAll(`${incoming.method} ${template} ${refusal.status}`, () =>
        this.#parts.contract.checkResponse(incoming.method, template, refusal.status, body),
      );
    }
    return complete(refusal.status, body, refusal.headers);
  }

  #exchangeOf(incoming: Incoming, actor: Actor, params: Readonly<Record<string, string>>): Exchange {
    const { world, show, deliveries, baseUrl } = this.#parts;
    const body = jsonOf(incoming);
    if (body === null) throw new Refusal(400, "Problems parsing JSON");
    return {
      world,
      show,
      deliveries,
      actor,
      params,
      url: `${baseUrl}${incoming.prefix}${incoming.path}`,
      query: incoming.query,
      body: typeof body === "object" ? { ...body } : {},
      accept: incoming.headers.accept ?? "",
    };
  }

  #checkRequest(incoming: Incoming, route: Route): void {
    const request = { query: Object.fromEntries(incoming.query), body: jsonOf(incoming) };
    const { contract, violations } = this.#parts;
    const { method, template } = route;
    const where = `${method} ${template}`;
    violations.addIgnored(where, () => contract.findIgnored(method, template, request));
    const problems = violations.addAll(where, () => contract.checkRequest(method, template, request));
    if (problems.length > 0) throw new Refusal(422, `Invalid request.\n\n${problems.join("\n")}`);
  }

  #run(route: Route, exchange: Exchange): Reply {
    if (route.access === "anyone") return route.answer(exchange);
    if (route.access === "app") return route.answer({ ...exchange, app: appCalling(exchange.actor) });
    const { owner = "", repo = "" } = exchange.params;
    const repository = exchange.world.repository(owner, repo);
    requirePermission(exchange.actor, repository, route);
    if (isWrite(route.anyOf)) refuseArchived(repository);
    return route.answer({ ...exchange, repository });
  }

  #checked(route: Route, reply: Reply): Reply {
    const { contract, violations } = this.#parts;
    const body = reply.isComplete ? reply.body : contract.fill(route.method, route.template, reply.status, reply.body);
    if (body instanceof Uint8Array || body === undefined) return { ...reply, body };
    violations.addAll(`${route.method} ${route.template} ${reply.status}`, () =>
      contract.checkResponse(route.method, route.template, reply.status, body),
    );
    return { ...reply, body };
  }
}

function appCalling(actor: Actor): NonNullable<ReturnType<typeof appOf>> {
  if (actor.kind === "app") return actor.app;
  throw new Refusal(401, "A JSON web token could not be decoded");
}

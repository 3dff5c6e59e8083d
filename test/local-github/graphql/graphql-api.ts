import type { Actor } from "../auth/actor.ts";
import type { Contract } from "../contract/contract.ts";
import { type Incoming, jsonOf, operationOf } from "../http/incoming.ts";
import { complete, type Reply } from "../http/reply.ts";
import type { Violations } from "../http/violations.ts";
import { Refusal } from "../world/refusal.ts";
import type { World } from "../world/world.ts";
import { rootFor } from "./root.ts";
import { Viewer } from "./viewer.ts";

export interface GraphqlParts {
  readonly world: World;
  readonly contract: Contract;
  readonly violations: Violations;
  readonly baseUrl: string;
}

/** The GraphQL endpoint: the official schema decides what may be asked, the world what is answered. */
export class GraphqlApi {
  readonly #parts: GraphqlParts;

  constructor(parts: GraphqlParts) {
    this.#parts = parts;
  }

  async answer(incoming: Incoming, actor: Actor): Promise<Reply> {
    if (actor.kind === "anonymous") throw new Refusal(401, "This endpoint requires you to be authenticated.");
    const { world, contract, violations, baseUrl } = this.#parts;
    const { query, variables } = bodyOf(incoming);
    violations.addAll(`GraphQL ${operationOf(incoming) ?? "document"}`, () => contract.checkGraphql(query));
    const root = rootFor(new Viewer(world, actor, baseUrl, violations));
    const answer = await contract.executeGraphql(query, variables, root, {});
    for (const { type, message } of answer.errors ?? []) {
      if (type === undefined) violations.add("GraphQL answer", message);
    }
    return complete(200, answer);
  }
}

function bodyOf(incoming: Incoming): { query: string; variables: Record<string, unknown> } {
  const body = jsonOf(incoming);
  if (typeof body !== "object" || body === null) throw new Refusal(400, "Problems parsing JSON");
  const { query, variables } = body as Record<string, unknown>;
  if (typeof query !== "string") throw new Refusal(400, "A query attribute must be specified and must be a string.");
  return { query, variables: typeof variables === "object" && variables !== null ? { ...variables } : {} };
}

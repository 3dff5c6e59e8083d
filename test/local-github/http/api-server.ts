import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Actor } from "../auth/actor.ts";
import { authenticate } from "../auth/authenticate.ts";
import type { RequestEffect } from "../faults/fault.ts";
import type { Faults } from "../faults/faults.ts";
import { replyOf } from "../faults/request-effects.ts";
import type { GraphqlApi } from "../graphql/graphql-api.ts";
import { Refusal } from "../world/refusal.ts";
import type { World } from "../world/world.ts";
import { type Incoming, operationOf, readIncoming } from "./incoming.ts";
import { RateLimits } from "./rate-limit.ts";
import { complete, type Reply } from "./reply.ts";
import type { LoggedRequest } from "./request-log.ts";
import type { RestApi } from "./rest-api.ts";
import type { Violations } from "./violations.ts";

export interface ApiParts {
  readonly world: World;
  readonly rest: RestApi;
  readonly graphql: GraphqlApi;
  readonly faults: Faults;
  readonly violations: Violations;
}

/** The socket side: reads requests, lets faults strike, and writes answers with GitHub's headers. */
export class ApiServer {
  readonly requests: LoggedRequest[] = [];
  readonly #server: Server;
  #parts: ApiParts | null = null;
  #limits: RateLimits | null = null;

  constructor() {
    this.#server = createServer((message, response) => {
      this.#serve(message, response).catch((error: unknown) =>
        response.destroy(error instanceof Error ? error : undefined),
      );
    });
  }

  /** Resolves to the base URL. */
  async listen(port: number): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#server.once("error", reject);
    this.#server.listen(port, "127.0.0.1", resolve);
    await promise;
    const address = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${address.port}`;
  }

  /** Called once the parts exist, which need the address. */
  open(parts: ApiParts): void {
    this.#parts = parts;
    this.#limits = new RateLimits(parts.world);
  }

  async close(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#server.close(() => resolve());
    this.#server.closeAllConnections();
    await promise;
  }

  async #serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts = this.#parts;
    if (parts === null) return void response.destroy();
    const incoming = await readIncoming(message);
    const operation = operationOf(incoming);
    const template = incoming.path === "/graphql" ? null : parts.rest.templateOf(incoming);
    const effect = parts.faults.forRequest({ method: incoming.method, path: incoming.path, template, operation });
    const requestId = randomBytes(10).toString("hex").toUpperCase();
    const { reply, installationId } = await this.#answer(parts, incoming, effect);
    const { method, path } = incoming;
    const status = reply?.status ?? null;
    this.requests.push({ method, path, template, operation, installationId, requestId, status });
    if (effect?.kind === "reset") message.socket.resetAndDestroy();
    if (reply !== null) send(response, reply, requestId, effect?.kind === "truncate");
  }

  /** A null reply is none: the connection is left hanging or was reset. */
  async #answer(
    parts: ApiParts,
    incoming: Incoming,
    effect: RequestEffect | null,
  ): Promise<{ reply: Reply | null; installationId: number | null }> {
    let installationId: number | null = null;
    const act = async (): Promise<Reply> => {
      let headers: Readonly<Record<string, string>> = {};
      try {
        const actor = authenticate(parts.world, incoming.headers.authorization);
        if (actor.kind === "installation") installationId = actor.installation.id;
        headers = this.#limits?.count(actor, resourceOf(incoming)) ?? {};
        return withHeaders(await dispatch(parts, incoming, actor), headers);
      } catch (error) {
        if (error instanceof Refusal) return withHeaders(parts.rest.refuse(incoming, error), headers);
        parts.violations.add(`${incoming.method} ${incoming.path}`, String(error));
        return complete(500, { message: String(error) });
      }
    };
    const reply = effect === null ? await act() : await replyOf(effect, parts.world, incoming, act);
    return { reply, installationId };
  }
}

function resourceOf(incoming: Incoming): "core" | "graphql" {
  return incoming.path === "/graphql" ? "graphql" : "core";
}

async function dispatch(parts: ApiParts, incoming: Incoming, actor: Actor): Promise<Reply> {
  return resourceOf(incoming) === "graphql"
    ? parts.graphql.answer(incoming, actor)
    : parts.rest.answer(incoming, actor);
}

function withHeaders(reply: Reply, headers: Readonly<Record<string, string>>): Reply {
  return { ...reply, headers: { ...headers, ...reply.headers } };
}

function send(response: ServerResponse, reply: Reply, requestId: string, isTruncated: boolean): void {
  const isBytes = reply.body instanceof Uint8Array;
  const bytes = isBytes
    ? Buffer.from(reply.body as Uint8Array)
    : Buffer.from(reply.body === undefined ? "" : JSON.stringify(reply.body));
  response.writeHead(reply.status, {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": String(bytes.length),
    "X-GitHub-Request-Id": requestId,
    "X-GitHub-Media-Type": "github.v3; format=json",
    "X-GitHub-Api-Version-Selected": "2022-11-28",
    ...reply.headers,
  });
  if (!isTruncated) return void response.end(bytes);
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
}

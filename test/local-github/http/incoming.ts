import type { IncomingMessage } from "node:http";

/** A request as it came in, its body read whole. */
export interface Incoming {
  readonly method: string;
  /** As sent: percent-encoded, without query, without the `/api/v3` of an Enterprise address. */
  readonly path: string;
  /** `/api/v3`, or nothing. */
  readonly prefix: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
}

export async function readIncoming(message: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const [full = "/", search = ""] = (message.url ?? "/").split("?", 2);
  const prefix = full.startsWith("/api/v3/") ? "/api/v3" : "";
  return {
    method: message.method ?? "GET",
    path: full === "/api/graphql" ? "/graphql" : full.slice(prefix.length),
    prefix,
    query: new URLSearchParams(search),
    headers: message.headers,
    text: Buffer.concat(chunks).toString("utf8"),
  };
}

/** The JSON body; undefined for none, null for what is not JSON. */
export function jsonOf(incoming: Incoming): unknown {
  if (incoming.text === "") return undefined;
  try {
    return JSON.parse(incoming.text);
  } catch {
    return null;
  }
}

/** The name of the operation in a GraphQL request; null for other requests and nameless operations. */
export function operationOf(incoming: Incoming): string | null {
  if (incoming.path !== "/graphql") return null;
  const body = jsonOf(incoming);
  if (typeof body !== "object" || body === null) return null;
  const { operationName, query } = body as Record<string, unknown>;
  if (typeof operationName === "string") return operationName;
  return /\b(?:query|mutation)\s+(\w+)/.exec(String(query))?.[1] ?? null;
}

/** The parts of an Octokit request that tell what it does. */
export interface RequestShape {
  readonly method: string;
  readonly url: string;
  readonly query?: unknown;
}

/**
 * `read` may be repeated and runs beside others; `write` waits its turn and is sent once. `token` fetches what another
 * request needs before it can be sent: it may be repeated, and must not wait in the lane which that request holds.
 */
export type RequestKind = "read" | "write" | "token";

/**
 * Tells reads from writes. Every GraphQL request is a POST, so its document decides; `@octokit/plugin-throttling`
 * counts them all as writes, which would put a second between any two of our reads.
 */
export function classifyRequest({ method, url, query }: RequestShape): RequestKind {
  if (method === "GET" || method === "HEAD") return "read";
  if (/\/access_tokens$/.test(url)) return "token";
  return isGraphQL(url) && typeof query === "string" && !isMutation(query) ? "read" : "write";
}

/** GitHub Enterprise Server has it at `/api/graphql`. */
export function isGraphQL(url: string): boolean {
  return url.endsWith("/graphql");
}

function isMutation(document: string): boolean {
  return document.trimStart().startsWith("mutation");
}

import type { ImmutableCache } from "../ports/immutable-cache.ts";
import { AbortedError, unlessAborted } from "./aborted.ts";
import type { Connection, OctokitClient } from "./connection.ts";

type Parameters = Readonly<Record<string, unknown>>;
type Call = (subject: string, parameters: Parameters) => Promise<unknown>;

/** The connection as one job uses it: once its signal is aborted, what is under way ends and nothing more is sent. */
export function boundConnection(connection: Connection, signal: AbortSignal | undefined): Connection {
  const cache = sharedCache(connection.cache, signal);
  if (!signal) return { ...connection, cache };
  return {
    ...connection,
    cache,
    octokit: boundClient(connection.octokit, signal),
    pause: (milliseconds) => unlessAborted(signal, () => connection.pause(milliseconds)),
  };
}

function boundClient(octokit: OctokitClient, signal: AbortSignal): OctokitClient {
  const bound =
    (call: Call): Call =>
    (subject, parameters) =>
      unlessAborted(signal, () => call(subject, { ...parameters, request: { signal } }));
  const request = bound(octokit.request as unknown as Call);
  const graphql = bound(octokit.graphql as unknown as Call);
  return { request, graphql } as unknown as OctokitClient;
}

/** Whoever waits for what another job has begun to read must not fail because that job was given up. */
function sharedCache(cache: ImmutableCache, signal: AbortSignal | undefined): ImmutableCache {
  return {
    peek: (key) => cache.peek(key),
    remember: async (key, source) => {
      for (;;) {
        try {
          return await cache.remember(key, source);
        } catch (error) {
          if (!(error instanceof AbortedError) || signal?.aborted) throw error;
        }
      }
    },
  };
}

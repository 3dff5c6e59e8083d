import Bottleneck from "bottleneck";
import type { RequestKind } from "./classify-request.ts";

/** GitHub allows 100 requests at once per App user; this is far below it, with room for other processes. */
const READS_AT_ONCE = 10;

/** Runs requests of one installation in turn. */
export interface RequestLanes {
  run<Result>(installation: string, kind: RequestKind, send: () => PromiseLike<Result>): Promise<Result>;
}

/**
 * One write lane per installation, its requests one at a time and `writeIntervalMs` apart, as GitHub asks
 * (docs.github.com: best practices for using the REST API), and a lane for reads beside it. Installations do not
 * wait for each other, and all clients of one installation share its lanes.
 */
export function createRequestLanes(writeIntervalMs: number): RequestLanes {
  const writes = new Bottleneck.Group({ maxConcurrent: 1, minTime: writeIntervalMs });
  const reads = new Bottleneck.Group({ maxConcurrent: READS_AT_ONCE });
  return {
    run: async (installation, kind, send) => {
      if (kind === "token") return send();
      return (kind === "write" ? writes : reads).key(installation).schedule(send);
    },
  };
}

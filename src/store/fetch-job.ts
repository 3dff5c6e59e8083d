import type { PgBoss } from "pg-boss";
import type { Log } from "../ports/log.ts";
import { createFailureLog } from "./failure-log.ts";
import type { GroupGate } from "./group-gate.ts";
import type { StoredJob } from "./running-jobs.ts";

/** Takes a job that may run now, if there is one; none, and a line in the log, while the database does not answer. */
export function createFetch(boss: PgBoss, gate: GroupGate, log: Log) {
  const failures = createFailureLog({
    failing: (fields) => log.error(fields, "jobs cannot be fetched"),
    working: () => log.info({}, "jobs can be fetched again"),
  });
  return async (queue: string): Promise<StoredJob | undefined> => {
    try {
      const ignoreGroups = [...gate.busy()];
      const [job] = await boss.fetch<StoredJob["data"]>(queue, { includeMetadata: true, ignoreGroups });
      failures.worked(queue);
      return job;
    } catch (err) {
      failures.failed(queue, { err, queue });
      return undefined;
    }
  };
}

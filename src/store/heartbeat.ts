import type { PgBoss } from "pg-boss";
import type { Log } from "../ports/log.ts";
import { BEAT_MS } from "./boss.ts";
import { createFailureLog, type FailureLog } from "./failure-log.ts";
import type { RunningJobs } from "./running-jobs.ts";

/** Shows again and again that what this process has taken is not nobody's; returns what ends it. */
export function beat(boss: PgBoss, running: RunningJobs, log: Log): () => void {
  const failures = createFailureLog({
    failing: (fields) => log.warn(fields, "running jobs could not be kept alive"),
    working: () => log.info({}, "running jobs are kept alive again"),
  });
  const timer = setInterval(() => void touch(boss, running, failures), BEAT_MS);
  return () => clearInterval(timer);
}

async function touch(boss: PgBoss, running: RunningJobs, failures: FailureLog): Promise<void> {
  for (const [queue, jobs] of Map.groupBy(running.attempts(), ({ name }) => name)) {
    try {
      await boss.touch(queue, jobs);
      failures.worked(queue);
    } catch (err) {
      failures.failed(queue, { err, queue });
    }
  }
}

import type { Log } from "../ports/log.ts";
import type { Database } from "./database.ts";
import { createFailureLog } from "./failure-log.ts";
import { isSettledWithin } from "./is-settled-within.ts";
import { deleteExpired } from "./retention.ts";

const HEALTH_MS = 5000;
/** A server that is gone without a word neither answers nor refuses. */
const ANSWER_MS = 3000;
const CLEAN_UP_MS = 6 * 3_600_000;

export interface Maintenance {
  /** False from the first unanswered question on, and after `stop`. */
  isHealthy(): boolean;
  /** Resolves when nothing of it runs any more. */
  stop(): Promise<void>;
}

/** Asks the database regularly whether it answers, and deletes what has been kept long enough: at once, then four times a day. */
export function startMaintenance(database: Database, log: Log, now: () => Date): Maintenance {
  let isHealthy = true;
  const failures = createFailureLog({
    failing: (fields) => log.warn(fields, "the database does not answer"),
    working: () => log.info({}, "the database answers again"),
  });
  const ask = async () => {
    isHealthy = await answers(database);
    if (isHealthy) failures.worked("database");
    else failures.failed("database", {});
  };
  const cleanUp = async () => {
    try {
      log.debug({ deleted: await deleteExpired(database, now()) }, "kept records cleaned up");
    } catch (err) {
      log.warn({ err }, "kept records could not be cleaned up");
    }
  };
  const tasks = [repeat(ask, HEALTH_MS), repeat(cleanUp, CLEAN_UP_MS)];
  return {
    isHealthy: () => isHealthy,
    async stop() {
      isHealthy = false;
      await Promise.all(tasks.map((task) => task.stop()));
      isHealthy = false;
    },
  };
}

async function answers(database: Database): Promise<boolean> {
  try {
    return await isSettledWithin(ANSWER_MS, database.query("select 1"));
  } catch {
    return false;
  }
}

/** Runs `work` now and then again and again, never twice at once, without keeping the process alive. */
function repeat(work: () => Promise<void>, intervalMs: number): { stop(): Promise<void> } {
  let current = work();
  let isRunning = true;
  const finish = () => {
    isRunning = false;
  };
  current.then(finish, finish);
  const timer = setInterval(() => {
    if (isRunning) return;
    isRunning = true;
    current = work();
    current.then(finish, finish);
  }, intervalMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await current.catch(() => {});
    },
  };
}

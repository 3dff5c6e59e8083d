import { PgBoss } from "pg-boss";
import type { QueueDefinition } from "../ports/job-queue.ts";
import type { Log } from "../ports/log.ts";
import type { Database } from "./database.ts";
import { createFailureLog } from "./failure-log.ts";
import { JOB_SCHEMA } from "./job-rows.ts";

const DAY_SECONDS = 86_400;
/** The shortest that pg-boss allows: this long after a process died, its jobs are known to be nobody's. */
const HEARTBEAT_SECONDS = 10;
/** Three beats may be lost. */
export const BEAT_MS = 3000;

/** Starts pg-boss on the database and brings its queues to what their definitions say. */
export async function startBoss(database: Database, queues: readonly QueueDefinition[], log: Log): Promise<PgBoss> {
  const isShared = database.engine === "postgres";
  // Lost heartbeats are noticed when somebody looks; a process that is alone finds its orphans when it starts.
  const lookSeconds = isShared ? 2 : 60;
  const boss = new PgBoss({
    ...database.queueConnection(),
    schema: JOB_SCHEMA,
    schedule: false,
    superviseIntervalSeconds: lookSeconds,
    monitorIntervalSeconds: lookSeconds,
  });
  const failures = createFailureLog({
    failing: (fields) => log.error(fields, "the queue had an error"),
    working: () => {},
  });
  boss.on("error", (err) => failures.failed("queue", { err }));
  boss.on("warning", ({ message }) => log.warn({ warning: message }, "the queue has a warning"));
  await boss.start();
  for (const definition of queues) await defineQueue(boss, definition, isShared ? HEARTBEAT_SECONDS : null);
  return boss;
}

/**
 * `short` keeps one waiting job per key, and the groups see to it that one runs at a time. `stately` would say both,
 * but its fetch stumbles over the waiting job of a key that runs in another process, and sees no other job until that
 * one is done (a unique violation, taken for an empty queue).
 */
async function defineQueue(boss: PgBoss, definition: QueueDefinition, heartbeatSeconds: number | null): Promise<void> {
  const options = {
    retryLimit: definition.retryLimit,
    retryDelay: definition.retryDelaySeconds,
    retryBackoff: true,
    expireInSeconds: definition.expireInSeconds,
    deleteAfterSeconds: DAY_SECONDS,
  };
  await boss.createQueue(definition.name, { ...options, policy: "short" });
  await boss.updateQueue(definition.name, { ...options, heartbeatSeconds });
  await readIntoCache(boss, definition.name);
}

/**
 * pg-boss reads a queue's row when it is first used, and on its own connection: within a transaction on PGlite, which
 * has no other, that would wait for itself for ever.
 */
async function readIntoCache(boss: PgBoss, queue: string): Promise<void> {
  await boss.findJobs(queue, { id: "00000000-0000-0000-0000-000000000000" });
}

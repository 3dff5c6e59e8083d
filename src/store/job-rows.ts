import type { Queryable } from "./database.ts";

/** The schema of pg-boss's tables: a name of our own, so that another program may use pg-boss in the same database. */
export const JOB_SCHEMA = "spec_kit_enforce_jobs";

const JOB = `${JOB_SCHEMA}.job`;

/**
 * Statements on pg-boss's table for what it has no call for. Its version is pinned in package.json; look at these
 * whenever that changes.
 */
export interface JobRows {
  /** Makes an active job wait again, as if it had not been begun. */
  handBack(queue: string, id: string, delaySeconds: number): Promise<void>;
  /** Makes every active job wait again; for a database that nobody else has open. Returns how many there were. */
  handBackAll(): Promise<number>;
  /** Drops waiting retries of a key that have no more attempts left than `attemptsLeft`. */
  dropRetries(queue: string, key: string, attemptsLeft: number): Promise<void>;
  countByQueue(): Promise<readonly JobCount[]>;
}

export interface JobCount {
  readonly queue: string;
  readonly waiting: number;
  readonly active: number;
}

/**
 * A new id: whatever the interrupted run still reports about the old one finds nothing, even when the job runs again
 * already. Without `started_on` the next run does not count as a further attempt. `retry` and not `created`, of which
 * a key may have one only.
 */
const WAIT_AGAIN = `update ${JOB} set id = gen_random_uuid(), state = 'retry', started_on = null, heartbeat_on = null`;

export function createJobRows(database: Queryable): JobRows {
  return {
    async handBack(queue, id, delaySeconds) {
      await database.query(
        `${WAIT_AGAIN}, start_after = now() + $3 * interval '1 second'
         where name = $1 and id = $2::uuid and state = 'active'`,
        [queue, id, delaySeconds],
      );
    },
    async handBackAll() {
      const rows = await database.query(`${WAIT_AGAIN}, start_after = now() where state = 'active' returning 1`);
      return rows.length;
    },
    async dropRetries(queue, key, attemptsLeft) {
      await database.query(
        `delete from ${JOB} where name = $1 and singleton_key = $2 and state = 'retry'
         and retry_limit - retry_count <= $3`,
        [queue, key, attemptsLeft],
      );
    },
    countByQueue: () => countByQueue(database),
  };
}

/**
 * Holds the waiting job of a key until the transaction ends, so that no worker takes it before what was stored with
 * it can be seen, and lets it start no later than asked. False when no job of that key waits (any more).
 */
export async function joinWaiting(tx: Queryable, queue: string, key: string, delaySeconds: number): Promise<boolean> {
  const rows = await tx.query(
    `update ${JOB} set start_after = least(start_after, now() + $3 * interval '1 second')
     where name = $1 and singleton_key = $2 and state = 'created' returning 1`,
    [queue, key, delaySeconds],
  );
  return rows.length > 0;
}

async function countByQueue(database: Queryable): Promise<readonly JobCount[]> {
  const rows = await database.query<Record<keyof JobCount, string>>(
    `select name as queue, count(*) filter (where state < 'active') as waiting,
       count(*) filter (where state = 'active') as active
     from ${JOB} where state <= 'active' group by name`,
  );
  return rows.map(({ queue, waiting, active }) => ({ queue, waiting: Number(waiting), active: Number(active) }));
}

import type { Queryable } from "./database.ts";
import { JOBS_CHANNEL } from "./job-notices.ts";

/** The schema of pg-boss's tables: a name of our own, so that another program may use pg-boss in the same database. */
export const JOB_SCHEMA = "spec_kit_enforce_jobs";

const JOB = `${JOB_SCHEMA}.job`;

/**
 * Statements on pg-boss's table for what it has no call for. Its version is pinned in package.json; look at these
 * whenever that changes.
 */
export interface JobRows {
  /** Makes an active job wait again, as if it had not been begun; announced when it may start at once. */
  handBack(id: string, delaySeconds: number): Promise<void>;
  /** Drops waiting retries of a key that have no more attempts left than `attemptsLeft`. */
  dropRetries(queue: string, key: string, attemptsLeft: number): Promise<void>;
  countByQueue(): Promise<readonly JobCount[]>;
}

interface JobCount {
  readonly queue: string;
  readonly waiting: number;
  readonly active: number;
}

/**
 * A new id: whatever the interrupted run still reports about the old one finds nothing, even when the job runs again
 * already. Without `started_on` the next run does not count as a further attempt. `retry` and not `created`, of which
 * a key may have one only.
 */
const HAND_BACK = `with job as (
    update ${JOB} set id = gen_random_uuid(), state = 'retry', started_on = null, heartbeat_on = null,
      start_after = now() + $2 * interval '1 second'
    where id = $1::uuid and state = 'active' returning name
  )
  select pg_notify('${JOBS_CHANNEL}', name) from job where $2 = 0`;

/**
 * Whether group `$1` has jobs that wait or were taken by a process that may not run them yet. In two halves, each of
 * which is the condition of an index that holds unfinished jobs alone.
 */
export const GROUP_HAS_JOBS = `(exists (select from ${JOB} where state < 'active' and not blocked and group_id = $1)
  or exists (select from ${JOB} where state = 'active' and group_id = $1))`;

export function createJobRows(database: Queryable): JobRows {
  return {
    async handBack(id, delaySeconds) {
      await database.query(HAND_BACK, [id, delaySeconds]);
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

async function countByQueue(database: Queryable): Promise<readonly JobCount[]> {
  const rows = await database.query<Record<keyof JobCount, string>>(
    `select name as queue, count(*) filter (where state < 'active') as waiting,
       count(*) filter (where state = 'active') as active
     from ${JOB} where state <= 'active' group by name`,
  );
  return rows.map(({ queue, waiting, active }) => ({ queue, waiting: Number(waiting), active: Number(active) }));
}

/** A key, and in how many seconds its job is wanted at the latest. */
export interface WantedKey {
  readonly key: string;
  readonly startAfterSeconds: number;
  readonly priority: number;
}

/**
 * Holds the waiting jobs of these keys until the transaction ends, so that no worker takes them before what is stored
 * with them can be seen, and lets them start no later and rank no lower than wanted. Returns the keys of which a job waits (still).
 */
export async function joinWaiting(
  tx: Queryable,
  queue: string,
  wanted: readonly WantedKey[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ key: string }>(
    `update ${JOB} as job set
       start_after = least(job.start_after, now() + wanted."startAfterSeconds" * interval '1 second'),
       priority = greatest(job.priority, wanted.priority)
     from jsonb_to_recordset($2::jsonb) as wanted (key text, "startAfterSeconds" float8, priority integer)
     where name = $1 and singleton_key = wanted.key and state = 'created' returning wanted.key`,
    [queue, JSON.stringify(wanted)],
  );
  return new Set(rows.map(({ key }) => key));
}

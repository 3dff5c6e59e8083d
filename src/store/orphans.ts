import type { Log } from "../ports/log.ts";
import type { Queryable } from "./database.ts";
import { JOB_SCHEMA } from "./job-rows.ts";
import type { StoredJob } from "./running-jobs.ts";

const JOB = `${JOB_SCHEMA}.job`;

/**
 * A process that is killed is no fault of its jobs; but a job whose every run ends the process would end it for ever.
 * This many times it costs nothing; from then on each time counts as an attempt.
 */
const FREE_ORPHANINGS = 3;

/** How long jobs of a key do not run after one of them has ended with the process on its last attempt. */
const LEAVE_ALONE = "interval '1 hour'";

/** What pg-boss notes on a job whose heartbeat stopped. */
const HEARTBEAT_LOST = "job heartbeat timeout";

/** Makes every active job wait again, or fail where it has no attempt left; for a database nobody else has open. */
export async function releaseOrphans(database: Queryable, log: Log): Promise<void> {
  const orphans = await database.query<{ queue: string; state: string }>(RELEASE, [FREE_ORPHANINGS]);
  const again = orphans.filter(({ state }) => state === "retry").length;
  if (again > 0) log.info({ jobs: again }, "jobs interrupted by the end of the last process start again");
}

/** Ids as in `RunningJobs.handBack`: a new one, so that nothing of the old run can settle the new one. */
const RELEASE = `with orphan as (
    select id, coalesce((output->>'orphaned')::integer, 0) + 1 as times, retry_count >= retry_limit as is_last
    from ${JOB} where state = 'active'
  )
  update ${JOB} as job set id = gen_random_uuid(), heartbeat_on = null,
    output = jsonb_build_object('orphaned', times),
    started_on = case when times > $1 then started_on end,
    start_after = now() + case when times > $1 then retry_delay * 2 ^ least(retry_count, 10) else 0 end * interval '1 second',
    state = (case when times > $1 and is_last then 'failed' else 'retry' end)::${JOB_SCHEMA}.job_state,
    completed_on = case when times > $1 and is_last then now() end
  from orphan where orphan.id = job.id
  returning job.name as queue, job.state`;

export interface LeftAlone {
  /** How long a job must not run yet, in seconds; 0 for nearly all. */
  secondsLeft(job: StoredJob): number;
}

/**
 * Whatever lacks its result is asked for again when a process starts, so that failing the job is not enough: work that
 * has used up its attempts by ending processes rests for an hour, and everything else gets its turn meanwhile.
 */
export async function readLeftAlone(database: Queryable, log: Log): Promise<LeftAlone> {
  const rows = await database.query<{ queue: string; key: string; seconds: number | string }>(READ, [HEARTBEAT_LOST]);
  const ends = new Map(rows.map(({ queue, key, seconds }) => [`${queue} ${key}`, inSeconds(Number(seconds))]));
  if (rows.length > 0) {
    const jobs = rows.map(({ queue, key }) => ({ queue, key }));
    log.error({ jobs }, "jobs that ended with the process on every attempt are left alone for an hour");
  }
  return {
    secondsLeft({ name, singletonKey }) {
      const end = ends.get(`${name} ${singletonKey}`) ?? 0;
      return Math.max(0, Math.ceil((end - performance.now()) / 1000));
    },
  };
}

const READ = `select name as queue, singleton_key as key,
    extract(epoch from max(completed_on) + ${LEAVE_ALONE} - now()) as seconds
  from ${JOB}
  where state = 'failed' and completed_on > now() - ${LEAVE_ALONE}
    and (output->>'orphaned' is not null or output#>>'{value,message}' = $1)
  group by name, singleton_key`;

function inSeconds(seconds: number): number {
  return performance.now() + seconds * 1000;
}

import type { JobWithMetadata, PgBoss } from "pg-boss";
import type { JobHandler, Json } from "../ports/job-queue.ts";
import type { Log } from "../ports/log.ts";
import { createFailureLog } from "./failure-log.ts";
import type { GroupGate } from "./group-gate.ts";
import type { JobRows } from "./job-rows.ts";
import type { LeftAlone } from "./orphans.ts";

/** How long a job is put off when its group's lock could not be asked for. */
const LOCK_AGAIN_SECONDS = 1;

export type StoredJob = JobWithMetadata<{ readonly [key: string]: Json }>;

export interface RunningJobs {
  /** Runs a fetched job and settles it, or hands it back where it may not run now. */
  run(job: StoredJob, handler: JobHandler): Promise<void>;
  /** From now on every job that arrives is handed back. */
  refuse(): void;
  /** Aborts the running jobs, or those of some groups; they are handed back when they have unwound. */
  interrupt(groups?: readonly string[]): void;
  /** Hands back what still runs or waits for its group, without waiting for it; what it reports later goes nowhere. */
  abandon(): Promise<void>;
  /** The attempts that run or wait for their group: all that this process must show to be alive. */
  attempts(): readonly StoredJob[];
}

/** How a run ended: by itself, by taking too long, or by having to make way. */
interface Running {
  readonly job: StoredJob;
  readonly abort: AbortController;
  isInterrupted: boolean;
  /** Resolves when the handler has returned or thrown; at once where it was never called. */
  returned: Promise<unknown>;
}

interface Outside {
  readonly boss: PgBoss;
  readonly gate: GroupGate;
  readonly rows: JobRows;
  readonly leftAlone: LeftAlone;
  readonly log: Log;
}

export function createRunningJobs({ boss, gate, rows, leftAlone, log }: Outside): RunningJobs {
  const held = new Set<Running>();
  let isRefusing = false;
  const lockFailures = createFailureLog({
    failing: (fields) => log.error(fields, "the locks of groups cannot be taken: their jobs are put off"),
    working: () => log.info({}, "the locks of groups can be taken again"),
  });

  /** The job is this process's already: without its lock it must not be left lying until its heartbeat is missed. */
  const enter = async (job: StoredJob) => {
    try {
      const leave = await gate.enter(job.groupId ?? "");
      lockFailures.worked("locks");
      return leave;
    } catch (err) {
      lockFailures.failed("locks", { err, queue: job.name });
      await rows.handBack(job.id, LOCK_AGAIN_SECONDS);
      return undefined;
    }
  };
  const attempt = async (entry: Running, handler: JobHandler) => {
    const rest = leftAlone.secondsLeft(entry.job);
    if (rest > 0) return await rows.handBack(entry.job.id, rest);
    const leave = isRefusing ? null : await enter(entry.job);
    if (leave === undefined) return;
    try {
      if (!held.has(entry)) return;
      // Whoever holds the group hears of the job and takes it next; this process leaves the group alone meanwhile.
      if (!leave || isRefusing) return await rows.handBack(entry.job.id, 0);
      const error = await outcomeOf(entry, handler, { rows, log });
      if (held.has(entry)) await settle(entry, error, { boss, rows });
    } finally {
      // A handler that goes on after its job was settled may still write: nothing else of its group runs meanwhile.
      held.delete(entry);
      await entry.returned;
      await leave?.().catch((err: unknown) => log.warn({ err }, "a group's lock could not be released"));
    }
  };

  return {
    async run(job, handler) {
      const entry: Running = { job, abort: new AbortController(), isInterrupted: false, returned: Promise.resolve() };
      held.add(entry);
      try {
        await attempt(entry, handler);
      } finally {
        held.delete(entry);
      }
    },
    refuse: () => {
      isRefusing = true;
    },
    interrupt(groups) {
      for (const entry of held) {
        if (groups && !groups.includes(entry.job.groupId ?? "")) continue;
        entry.isInterrupted = true;
        entry.abort.abort();
      }
    },
    async abandon() {
      const left = [...held];
      held.clear();
      for (const { abort } of left) abort.abort();
      for (const { job } of left) await rows.handBack(job.id, 0);
    },
    attempts: () => [...held].map(({ job }) => job),
  };
}

async function settle(
  { job, isInterrupted }: Running,
  error: unknown,
  { boss, rows }: Pick<Outside, "boss" | "rows">,
): Promise<void> {
  if (error === undefined) await boss.complete(job.name, job);
  else if (isInterrupted) await rows.handBack(job.id, 0);
  // The name alone: errors carry tokens, payloads and document text, none of which is ever stored.
  else await boss.fail(job.name, job, { error: error instanceof Error ? error.name : "unknown" });
}

/** Runs the handler; what it threw, or undefined. A handler that does not return in time has failed, even if it goes on. */
async function outcomeOf(
  entry: Running,
  handler: JobHandler,
  { rows, log }: Pick<Outside, "rows" | "log">,
): Promise<unknown> {
  const { job, abort } = entry;
  const { promise: expiry, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    abort.abort();
    log.error(
      { queue: job.name, jobId: job.id },
      "a job took too long: it is aborted, and its group waits for its end",
    );
    reject(new JobExpired());
  }, job.expireInSeconds * 1000);
  try {
    // What waits to be tried again is tried by this run: without this, an hour of failures would leave a queue of them.
    await rows.dropRetries(job.name, job.singletonKey ?? "", job.retryLimit - job.retryCount);
    // An interruption that came before the handler could listen for one.
    abort.signal.throwIfAborted();
    const handling = handler(describe(job, abort.signal));
    entry.returned = handling.catch(() => {});
    await Promise.race([handling, expiry]);
    return undefined;
  } catch (error) {
    return error ?? new Error("rejected without a reason");
  } finally {
    clearTimeout(timer);
  }
}

class JobExpired extends Error {
  override readonly name = "JobExpired";
}

function describe(job: StoredJob, signal: AbortSignal) {
  return {
    id: job.id,
    payload: job.data,
    attempt: job.retryCount + 1,
    isLastAttempt: job.retryCount >= job.retryLimit,
    signal,
  };
}

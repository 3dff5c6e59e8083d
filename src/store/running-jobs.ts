import type { JobWithMetadata } from "pg-boss";
import type { JobHandler, Json } from "../ports/job-queue.ts";
import type { Log } from "../ports/log.ts";
import type { GroupGate, Leave } from "./group-gate.ts";
import type { JobRows } from "./job-rows.ts";

/** How soon a job is looked at again whose group another process works on. */
const HELD_ELSEWHERE_SECONDS = 1;

type StoredJob = JobWithMetadata<{ readonly [key: string]: Json }>;

export interface RunningJobs {
  /** Runs a fetched job, or hands it back where it may not run now. Throws when its handler failed. */
  run(job: StoredJob, handler: JobHandler): Promise<void>;
  /** From now on every job that arrives is handed back. */
  refuse(): void;
  /** Aborts the running jobs, or those of some groups, which are then handed back. */
  abort(groups?: readonly string[]): void;
  /** Hands back what still runs, without waiting for it. */
  abandon(): Promise<void>;
  count(): number;
}

interface Running {
  readonly group: string;
  readonly job: StoredJob;
  readonly stopping: AbortController;
}

export function createRunningJobs(gate: GroupGate, rows: JobRows, log: Log): RunningJobs {
  const running = new Set<Running>();
  let isRefusing = false;

  const attempt = async (entry: Running, handler: JobHandler, leave: Leave) => {
    const { job, stopping } = entry;
    running.add(entry);
    try {
      await rows.dropRetries(job.name, job.singletonKey ?? "", job.retryLimit - job.retryCount);
      await handler(describe(job, stopping.signal));
    } catch (error) {
      if (!stopping.signal.aborted) throw withoutContent(error);
      await rows.handBack(job.name, job.id, 0);
    } finally {
      running.delete(entry);
      await leave().catch((err: unknown) => log.warn({ err }, "a group's lock could not be released"));
    }
  };

  return {
    async run(job, handler) {
      const group = job.groupId ?? "";
      const leave = isRefusing ? null : await gate.enter(group);
      if (leave && !isRefusing) return attempt({ group, job, stopping: new AbortController() }, handler, leave);
      await leave?.();
      await rows.handBack(job.name, job.id, isRefusing ? 0 : HELD_ELSEWHERE_SECONDS);
    },
    refuse: () => {
      isRefusing = true;
    },
    abort: (groups) => {
      for (const { group, stopping } of running) if (groups?.includes(group) ?? true) stopping.abort();
    },
    async abandon() {
      for (const { job } of running) await rows.handBack(job.name, job.id, 0);
    },
    count: () => running.size,
  };
}

function describe(job: StoredJob, stopping: AbortSignal) {
  return {
    id: job.id,
    payload: job.data,
    attempt: job.retryCount + 1,
    isLastAttempt: job.retryCount >= job.retryLimit,
    signal: AbortSignal.any([job.signal, stopping]),
  };
}

/** pg-boss stores the error with everything that hangs on it, and Octokit hangs payloads and document text there. */
function withoutContent(error: unknown): Error {
  const failure = new Error("the job's handler failed; the log says why");
  failure.name = error instanceof Error ? error.name : "Error";
  delete failure.stack;
  return failure;
}

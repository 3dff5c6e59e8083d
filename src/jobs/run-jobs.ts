import { UserError } from "../core/errors.ts";
import { GitHubError } from "../github/errors.ts";
import type { JobRequest, RunningJob } from "../ports/job-queue.ts";
import type { Log } from "../ports/log.ts";
import type { Job } from "./job.ts";
import type { Services } from "./services.ts";

/** GitHub's primary limit is counted by the hour. */
const LONGEST_WAIT_SECONDS = 3600;

/** Told about every run, for metrics. */
export type JobObserver = (queue: string, outcome: "done" | "failed", seconds: number) => void;

/** Starts taking work of every job. A run that throws is retried by the queue. */
export async function runJobs(jobs: readonly Job[], services: Services, log: Log, observe: JobObserver): Promise<void> {
  for (const job of jobs)
    await services.queue.work(job.queue.name, (running) => runJob(job, running, services, log, observe));
}

async function runJob(
  job: Job,
  running: RunningJob,
  services: Services,
  log: Log,
  observe: JobObserver,
): Promise<void> {
  const started = performance.now();
  const { about, request, run } = job.bind(running.payload);
  const bound = log.child({ job: job.queue.name, jobId: running.id, attempt: running.attempt, ...about });
  const { isLastAttempt, signal } = running;
  try {
    await run(services, { log: bound, isLastAttempt, signal });
    bound.info({ milliseconds: Math.round(performance.now() - started) }, "job done");
    observe(job.queue.name, "done", (performance.now() - started) / 1000);
  } catch (error) {
    if (await isPostponed(error, request, services, bound)) return;
    logFailure(bound, error, isLastAttempt);
    observe(job.queue.name, "failed", (performance.now() - started) / 1000);
    throw error;
  }
}

/** GitHub's limits last up to an hour, longer than all retries together: the work is sent again for when they lift. */
async function isPostponed(error: unknown, request: JobRequest, { queue }: Services, log: Log): Promise<boolean> {
  if (!(error instanceof GitHubError) || error.retryAfterSeconds === null) return false;
  const startAfterSeconds = Math.min(error.retryAfterSeconds + 1, LONGEST_WAIT_SECONDS);
  await queue.send({ ...request, startAfterSeconds });
  log.warn({ err: error, startAfterSeconds }, "job waits until GitHub's limit lifts");
  return true;
}

function logFailure(log: Log, error: unknown, isLastAttempt: boolean): void {
  const expected = error instanceof UserError || (error instanceof GitHubError && error.isRetryable);
  const message = isLastAttempt ? "job failed for good" : "job failed and will be tried again";
  if (expected && !isLastAttempt) log.warn({ err: error }, message);
  else log.error({ err: error }, message);
}

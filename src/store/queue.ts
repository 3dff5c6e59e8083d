import type { PgBoss } from "pg-boss";
import type { JobQueue, JobRequest, QueueDefinition } from "../ports/job-queue.ts";
import type { Log } from "../ports/log.ts";
import { startBoss } from "./boss.ts";
import type { Database } from "./database.ts";
import { createDispatchers, type Dispatchers } from "./dispatchers.ts";
import { enqueue } from "./enqueue.ts";
import { createFetch } from "./fetch-job.ts";
import { createGroupGate } from "./group-gate.ts";
import { beat } from "./heartbeat.ts";
import type { JobSink } from "./intake.ts";
import { isSettledWithin } from "./is-settled-within.ts";
import { createJobListener } from "./job-listener.ts";
import { createJobRows, type JobRows } from "./job-rows.ts";
import { readLeftAlone, releaseOrphans } from "./orphans.ts";
import { createRunningJobs, type RunningJobs } from "./running-jobs.ts";

/** How long aborted handlers may take to unwind before their jobs are handed back over their heads. */
const UNWIND_MS = 1000;

export interface StoreQueue extends JobQueue, JobSink {
  /** Begins taking jobs of every queue that has a handler, and of those that get one later. */
  start(): Promise<void>;
  /** Takes no more jobs; what runs goes on. */
  refuse(): void;
  /** Takes no more jobs, waits for running ones, aborts and hands back what is left, within about two seconds more. */
  stop(graceMs: number): Promise<void>;
}

/**
 * Opens the queues on the database; jobs that a killed process left behind on an embedded one wait again at once.
 *
 * pg-boss keeps the jobs and their retries. Fetching and running them is ours, because a worker of pg-boss knows the
 * groups of its own queue alone, and puts back a job of a busy group in a way that fails, and leaves it active with
 * nobody working on it, when another job of its key has been sent meanwhile.
 */
export async function openQueue(database: Database, queues: readonly QueueDefinition[], log: Log): Promise<StoreQueue> {
  const boss = await startBoss(database, queues, log);
  const rows = createJobRows(database);
  const locks = database.openGroupLocks();
  const gate = createGroupGate(locks);
  if (database.engine === "pglite") await releaseOrphans(database, log);
  const leftAlone = await readLeftAlone(database, log);
  const running = createRunningJobs({ boss, gate, rows, leftAlone, log });
  locks.onLost((groups) => {
    log.warn({ groups: groups.length }, "the connection that holds the groups' locks broke: their jobs start again");
    running.interrupt(groups);
  });
  const endBeating = beat(boss, running, log);
  const dispatchers = createDispatchers({
    fetch: createFetch(boss, gate, log),
    run: running.run,
    onError: (queue, err) => log.error({ err, queue }, "a job could not be settled"),
  });
  const endListening = await database.listen(createJobListener(dispatchers, gate, log));
  const enqueueKnown = createEnqueue(boss, queues);

  return {
    enqueue: enqueueKnown,
    wake: dispatchers.wake,
    async send(request: JobRequest) {
      await database.transaction((tx) => enqueueKnown(tx, [request]));
      dispatchers.wake([request.queue]);
    },
    work: async (queue, handler) => dispatchers.work(definitionOf(queues, queue), handler),
    depths: () => countAll(queues, rows),
    start: async () => dispatchers.start(),
    refuse() {
      running.refuse();
      void dispatchers.stop();
    },
    async stop(graceMs) {
      await finish(dispatchers, running, { graceMs, log });
      endBeating();
      await endListening();
      await boss.stop({ graceful: false });
      await locks.close();
    },
  };
}

function createEnqueue(boss: PgBoss, queues: readonly QueueDefinition[]): JobSink["enqueue"] {
  return async (tx, requests) => {
    for (const { queue } of requests) definitionOf(queues, queue);
    await enqueue(boss, tx, requests);
  };
}

/** Lets running jobs end within the grace, then within a moment more, then hands back what is left. */
async function finish(
  dispatchers: Dispatchers,
  running: RunningJobs,
  { graceMs, log }: { readonly graceMs: number; readonly log: Log },
): Promise<void> {
  running.refuse();
  const ended = dispatchers.stop();
  if (await isSettledWithin(graceMs, ended)) return;
  running.interrupt();
  if (await isSettledWithin(UNWIND_MS, ended)) return;
  await abandon(running, log);
}

async function countAll(queues: readonly QueueDefinition[], rows: JobRows) {
  const counts = new Map((await rows.countByQueue()).map((count) => [count.queue, count]));
  return queues.map(({ name }) => counts.get(name) ?? { queue: name, waiting: 0, active: 0 });
}

/** Within a transaction on PGlite, pg-boss would look for an unknown queue until the end of time. */
function definitionOf(queues: readonly QueueDefinition[], queue: string): QueueDefinition {
  const definition = queues.find(({ name }) => name === queue);
  if (!definition) throw new Error(`There is no queue ${queue}: add its definition where the store is opened.`);
  return definition;
}

/** A stop goes on when the database is gone: what cannot be handed back is found by its lost heartbeat, or at the start. */
async function abandon(running: RunningJobs, log: Log): Promise<void> {
  try {
    await running.abandon();
  } catch (err) {
    log.warn({ err }, "running jobs could not be handed back");
  }
}

import { setTimeout as sleep } from "node:timers/promises";
import { PgBoss } from "pg-boss";
import type { JobHandler, JobQueue, JobRequest, QueueDefinition } from "../ports/job-queue.ts";
import type { Log } from "../ports/log.ts";
import type { Database, Queryable } from "./database.ts";
import { createGroupGate } from "./group-gate.ts";
import { createJobRows, JOB_SCHEMA, joinWaiting } from "./job-rows.ts";
import { createRunningJobs } from "./running-jobs.ts";

/** A stuck review must not keep a tick's worker for ever; after this the job goes to the back of its queue. */
const GROUP_PATIENCE_MS = 30_000;
/** How long aborted handlers may take to unwind before their jobs are handed back over their heads. */
const UNWIND_MS = 1000;
const DAY_SECONDS = 86_400;

export interface StoreQueue extends JobQueue {
  /** Enqueues within a transaction. True when a waiting job of that key stands for it. */
  sendWithin(tx: Queryable, request: JobRequest): Promise<boolean>;
  /** Makes this process's workers look for jobs now. */
  wake(queue: string): void;
  /** Begins taking jobs of every queue that has a handler, and of those that get one later. */
  start(): Promise<void>;
  /** Takes no more jobs, waits for running ones, aborts and hands back what is left, within about two seconds more. */
  stop(graceMs: number): Promise<void>;
}

/** Opens the queues on the database; jobs that a killed process left behind on an embedded one wait again at once. */
export async function openQueue(database: Database, queues: readonly QueueDefinition[], log: Log): Promise<StoreQueue> {
  const boss = await startBoss(database, queues, log);
  const rows = createJobRows(database);
  const locks = database.openGroupLocks();
  const running = createRunningJobs(createGroupGate(locks, GROUP_PATIENCE_MS), rows, log);
  locks.onLost((groups) => {
    log.warn({ groups: groups.length }, "the connection that holds the groups' locks broke: their jobs start again");
    running.abort(groups);
  });
  if (database.engine === "pglite") await releaseOrphans(rows, log);

  const handlers = new Map<string, JobHandler>();
  let isTaking = false;
  const wake = (queue: string) => {
    for (const { name, id } of boss.getWipData()) if (name === queue) boss.notifyWorker(id);
  };
  const take = (queue: string, handler: JobHandler) =>
    boss.work(queue, workOptions(queues, queue), async ([job]: Parameters<typeof running.run>[0][]) => {
      // One NOTIFY wakes a worker for one job, however many there are: looking again right after is up to us.
      try {
        if (job) await running.run(job, handler);
      } finally {
        wake(queue);
      }
    });
  const sendWithin = (tx: Queryable, request: JobRequest) => send(boss, tx, request);

  return {
    sendWithin,
    wake,
    async send(request) {
      const isJoined = await database.transaction((tx) => sendWithin(tx, request));
      if (isJoined) wake(request.queue);
    },
    async work(queue, handler) {
      handlers.set(queue, handler);
      if (isTaking) await take(queue, handler);
    },
    async depths() {
      const counts = new Map((await rows.countByQueue()).map((count) => [count.queue, count]));
      return queues.map(({ name }) => counts.get(name) ?? { queue: name, waiting: 0, active: 0 });
    },
    async start() {
      isTaking = true;
      for (const [queue, handler] of handlers) await take(queue, handler);
    },
    async stop(graceMs) {
      running.refuse();
      for (const { name } of queues) await boss.offWork(name, { wait: false });
      const isIdle = () => running.count() === 0 && boss.getWipData().length === 0;
      if (!(await waitUntil(isIdle, graceMs))) {
        running.abort();
        if (!(await waitUntil(isIdle, UNWIND_MS))) await running.abandon();
      }
      await boss.stop({ graceful: false });
      await locks.close();
    },
  };
}

async function startBoss(database: Database, queues: readonly QueueDefinition[], log: Log): Promise<PgBoss> {
  const isShared = database.engine === "postgres";
  // A process that dies is noticed by its missing heartbeat when somebody looks; alone there is nobody to look after.
  const lookSeconds = isShared ? 2 : 60;
  const boss = new PgBoss({
    ...database.queueConnection(),
    schema: JOB_SCHEMA,
    useListenNotify: true,
    schedule: false,
    superviseIntervalSeconds: lookSeconds,
    monitorIntervalSeconds: lookSeconds,
  });
  boss.on("error", (err) => log.error({ err }, "the queue had an error"));
  boss.on("warning", ({ message }) => log.warn({ warning: message }, "the queue has a warning"));
  await boss.start();
  for (const definition of queues) await defineQueue(boss, definition, isShared);
  return boss;
}

/**
 * `short` keeps one waiting job per key, and the groups see to it that one runs at a time. `stately` would say both,
 * but its fetch stumbles over the waiting job of a key that runs in another process, and sees no other job until that
 * one is done (a unique violation, taken for an empty queue).
 */
async function defineQueue(boss: PgBoss, definition: QueueDefinition, isShared: boolean): Promise<void> {
  const options = {
    notify: true,
    retryLimit: definition.retryLimit,
    retryDelay: definition.retryDelaySeconds,
    retryBackoff: true,
    expireInSeconds: definition.expireInSeconds,
    deleteAfterSeconds: DAY_SECONDS,
    heartbeatSeconds: isShared ? 10 : null,
  };
  const { heartbeatSeconds, ...others } = options;
  await boss.createQueue(definition.name, {
    ...others,
    policy: "short",
    ...(heartbeatSeconds ? { heartbeatSeconds } : {}),
  });
  await boss.updateQueue(definition.name, options);
  await readIntoCache(boss, definition.name);
}

/**
 * pg-boss reads a queue's row when it is first used, and on its own connection: within a transaction on PGlite, which
 * has no other, that would wait for itself for ever.
 */
async function readIntoCache(boss: PgBoss, queue: string): Promise<void> {
  await boss.findJobs(queue, { id: "00000000-0000-0000-0000-000000000000" });
}

function workOptions(queues: readonly QueueDefinition[], queue: string) {
  const definition = queues.find(({ name }) => name === queue);
  if (!definition) throw new Error(`There is no queue ${queue}: add its definition where the store is opened.`);
  return {
    includeMetadata: true,
    localConcurrency: definition.concurrency,
    localGroupConcurrency: 1,
    // Retries and delayed jobs are not announced; this is how late they may be noticed.
    pollingIntervalSeconds: 1,
    notifyPollingIntervalSeconds: 1,
  } as const;
}

async function releaseOrphans(rows: ReturnType<typeof createJobRows>, log: Log): Promise<void> {
  const count = await rows.handBackAll();
  if (count > 0) log.info({ jobs: count }, "jobs interrupted by the end of the last process start again");
}

async function send(boss: PgBoss, tx: Queryable, request: JobRequest): Promise<boolean> {
  const { queue, key, group, payload, startAfterSeconds = 0 } = request;
  const db = { executeSql: async (sql: string, values?: unknown[]) => ({ rows: [...(await tx.query(sql, values))] }) };
  for (;;) {
    const options = { db, singletonKey: key, group: { id: group }, startAfter: startAfterSeconds };
    if ((await boss.send(queue, payload, options)) !== null) return false;
    if (await joinWaiting(tx, queue, key, startAfterSeconds)) return true;
  }
}

async function waitUntil(isTrue: () => boolean, limitMs: number): Promise<boolean> {
  const end = performance.now() + limitMs;
  while (!isTrue()) {
    if (performance.now() >= end) return false;
    await sleep(20);
  }
  return true;
}

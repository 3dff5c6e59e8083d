import { randomUUID } from "node:crypto";
import type { PgBoss } from "pg-boss";
import type { JobRequest } from "../ports/job-queue.ts";
import type { Queryable } from "./database.ts";
import { announceJobs } from "./job-notices.ts";
import { joinWaiting } from "./job-rows.ts";

type Wanted = JobRequest & { readonly startAfterSeconds: number; readonly priority: number };

/** pg-boss takes higher numbers first. */
const BACKGROUND = -1;

/**
 * Enqueues jobs within a transaction, one of a key; a job of that key that waits already stands for the new one.
 * Those that may start at once are announced.
 */
export async function enqueue(boss: PgBoss, tx: Queryable, requests: readonly JobRequest[]): Promise<void> {
  const byQueue = Map.groupBy(oncePerKey(requests), ({ queue }) => queue);
  for (const [queue, wanted] of byQueue) {
    let left: readonly Wanted[] = wanted;
    while (left.length > 0) {
      left = await insert(boss, tx, queue, left);
      if (left.length === 0) break;
      // One that was taken between the two statements waits no longer, and can be inserted now.
      const joined = await joinWaiting(tx, queue, left);
      left = left.filter(({ key }) => !joined.has(key));
    }
  }
  const now = requests.filter(({ startAfterSeconds = 0 }) => startAfterSeconds <= 0);
  await announceJobs(
    tx,
    now.map(({ queue }) => queue),
  );
}

/** Inserts what it can and returns those of whose keys a job waits already. */
async function insert(boss: PgBoss, tx: Queryable, queue: string, wanted: readonly Wanted[]): Promise<Wanted[]> {
  const jobs = wanted.map(({ key, group, payload, startAfterSeconds, priority }) => ({
    id: randomUUID(),
    data: payload,
    singletonKey: key,
    group: { id: group },
    startAfter: startAfterSeconds,
    priority,
  }));
  const db = { executeSql: async (sql: string, values?: unknown[]) => ({ rows: [...(await tx.query(sql, values))] }) };
  const inserted = new Set(await boss.insert(queue, jobs, { db, returnId: true }));
  return wanted.filter((_, index) => !inserted.has(jobs[index]?.id ?? ""));
}

/** In one order for all, so that two transactions that want the same keys queue up instead of deadlocking. */
function oncePerKey(requests: readonly JobRequest[]): readonly Wanted[] {
  const wanted = new Map<string, Wanted>();
  for (const request of requests) {
    const name = `${request.queue} ${request.key}`;
    const { startAfterSeconds = 0, isBackground = false } = request;
    const priority = isBackground ? BACKGROUND : 0;
    const known = wanted.get(name);
    wanted.set(name, {
      ...(known ?? request),
      startAfterSeconds: Math.min(known?.startAfterSeconds ?? startAfterSeconds, startAfterSeconds),
      priority: Math.max(known?.priority ?? priority, priority),
    });
  }
  return [...wanted].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, request]) => request);
}
